"""`flagger formats`, `flagger rules`, `flagger explain`: what it can read and what it looks for."""

import json
from dataclasses import fields
from typing import Annotated

import typer

from flagger.cli.console import LangChoice, out, say, user_errors
from flagger.cli.options import LangOption
from flagger.text import Text

AsJson = Annotated[bool, typer.Option("--json", help="Machine-readable. 输出 JSON。")]


def formats(as_json: AsJson = False, lang: LangOption = LangChoice.both) -> None:
    """List the exports it can read, their columns, and where to get them. 列出支持的导出格式。"""
    from flagger.importers import importers

    usable = [each for each in importers() if each.wrong is None]
    if as_json:
        entries = [
            {
                "id": each.id,
                "title": {"zh": each.title.zh, "en": each.title.en},
                "needed": [column.names[0] for column in each.fields.values() if column.needed],
                "columns": [list(column.names) for column in each.fields.values()],
                "where": {"zh": each.button.where.zh, "en": each.button.where.en},
                "checked": each.button.checked,
            }
            for each in usable
        ]
        out(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for each in usable:
        out(f"{each.id}  {say(each.title, lang.langs)}")
        out("    " + ", ".join(column.names[0] for column in each.fields.values()))
        for language in lang.langs:
            said = Text("{where} ({checked})", "{where}（{checked}）")
            out("    " + said.say(language, where=each.button.where, checked=each.button.said))


def rules(as_json: AsJson = False, lang: LangOption = LangChoice.both) -> None:
    """List the rules. 列出规则。"""
    from flagger.rules import classes

    if as_json:
        entries = [
            {
                "id": rule.id,
                "group": rule.group,
                "weight": rule.weight,
                "stands_alone": rule.stands_alone,
                "note": rule.note,
                "title": {"zh": rule.title.zh, "en": rule.title.en},
                "why": {"zh": rule.why.zh, "en": rule.why.en},
                "innocent": {"zh": rule.innocent.zh, "en": rule.innocent.en},
                "needs": list(rule.needs),
                "thresholds": {field.name: field.default for field in fields(rule)},
            }
            for rule in classes().values()
        ]
        out(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for rule in classes().values():
        out(f"{rule.id:26} {say(rule.title, lang.langs)}")


def explain(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="A rule's name. 规则名称。")],
    lang: LangOption = LangChoice.both,
) -> None:
    """Explain one rule: what, why, innocent reasons, thresholds, an example. 解释一条规则。"""
    with user_errors(lang.langs):
        from flagger.rules import classes, unknown
        from flagger.rules.base import CAPABILITIES

        if rule_id not in classes():
            raise unknown(rule_id)
    rule = classes()[rule_id]
    out(f"{rule.id}: {say(rule.title, lang.langs)}")
    parts = (
        (Text("why", "依据"), rule.why),
        (Text("innocent reasons", "正常的可能"), rule.innocent),
        (Text("example", "示例"), rule.example),
    )
    for title, text in parts:
        for language in lang.langs:
            out(f"  {title.say(language)}: {text.say(language)}")
    for need in rule.needs:
        out(
            f"  {say(Text('not evaluated if', '以下情况不评估'), lang.langs)}: {say(CAPABILITIES[need], lang.langs)}"
        )
    for field in fields(rule):
        out(f"  [rules.{rule.id}] {field.name} = {field.default}")
    kind = _kind(rule.note, rule.stands_alone)
    out(f"  {say(kind, lang.langs, weight=rule.weight, group=rule.group)}")


def _kind(note: bool, alone: bool) -> Text:
    if note:
        return Text("a note: it never counts as evidence by itself", "仅作提示：本身不计入依据")
    if alone:
        return Text(
            "weight {weight} in the group “{group}”; reaches “strong” by itself",
            "在“{group}”组中的权重 {weight}；单独即可达到“强”",
        )
    return Text(
        "weight {weight} in the group “{group}”; needs other evidence to reach “strong”",
        "在“{group}”组中的权重 {weight}；需有其他依据才能达到“强”",
    )
