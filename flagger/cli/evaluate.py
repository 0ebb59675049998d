"""`flagger evaluate`: how often it is right and wrong, on wallets whose truth is known."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from flagger.cli.console import LangChoice, out, progress, say, user_errors, write
from flagger.cli.options import LangOption
from flagger.text import Lang, Text

_SETS = {"real": Text("Real wallets", "真实钱包"), "synthetic": Text("Synthetic wallets", "合成（虚构）钱包")}
_HEAD = Text("{title}: {n} ({r} with a loss, {h} without)", "{title}：{n} 个（有损失 {r} 个，无损失 {h} 个）")
_MEANING = {
    "hit_at_1": Text("the first transfer by score belongs to the loss", "评分最高的一笔属于损失"),
    "hit_at_3": Text("one of the first three does", "评分前三笔中有损失"),
    "map": Text("mean average precision of the score", "评分的平均精度均值"),
    "recall_strong": Text("transfers of losses flagged strong", "损失转账中标记为“强”的比例"),
    "recall_medium": Text("… medium or strong", "……标记为“中”及以上的比例"),
    "precision_strong": Text(
        "strong flags on transfers of losses or what led to them", "标记为“强”者中属于损失或其前因的比例"
    ),
    "false_strong_per_1000": Text(
        "of 1,000 other outgoing transfers, flagged strong", "每千笔其他转出中误标为“强”的笔数"
    ),
    "false_medium_per_1000": Text("… medium or strong", "……误标为“中”及以上的笔数"),
    "accused": Text("wallets without a loss given a strong incident", "无损失钱包中出现“强”事件的比例"),
    "loss_exact": Text("loss right to the last digit, every asset", "各币种损失金额完全准确的比例"),
    "recipients_named": Text("recipients of losses named", "收款地址被列出的比例"),
    "pattern": Text("the kind of incident named rightly", "事件样式判断正确的比例"),
}
_UNKNOWN = "–"
_INTERVAL = Text(
    "in brackets: 95 % interval, wallets drawn again, those that share a recipient together; address lists off",
    "方括号内为 95% 区间：对钱包重抽样，有共同收款地址的一并抽取；地址名单关闭",
)
# Columns of the table of groups: its heading and the figure.
_SHORT = {
    "hit1": "hit_at_1", "map": "map", "rec.s": "recall_strong", "rec.m": "recall_medium",
    "prec.s": "precision_strong", "f.s/k": "false_strong_per_1000", "f.m/k": "false_medium_per_1000",
    "accused": "accused", "loss": "loss_exact", "named": "recipients_named", "pattern": "pattern",
}  # fmt: skip


def evaluate(
    cases: Annotated[
        list[Path],
        typer.Argument(
            metavar="CASES...", exists=True, file_okay=False,
            help="Folders of cases: exports beside truth.json. 案例文件夹。",
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable. 输出 JSON。")] = False,
    out_file: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the JSON there too. 另存 JSON。")
    ] = None,
    declared: Annotated[
        bool,
        typer.Option(
            "--declared/--no-declared",
            help="Give the own addresses the truth declares, as --own would. 提供案例中声明的本人地址。",
        ),
    ] = False,
    lang: LangOption = LangChoice.both,
) -> None:  # fmt: skip
    """Measure the error rates on labelled cases, beside two baselines. 在已知结果的案例上测量误差。"""
    with user_errors(lang.langs):
        from flagger.evaluate import evaluate as run

        with progress(lang.langs, least=1) as step:
            made = run(cases, declared=declared, step=step)
        text = json.dumps(made, ensure_ascii=False, indent=1)
        if out_file is not None:
            write(out_file, f"{text}\n".encode())
    if as_json:
        out(text)
        return
    for line in table(made, lang.langs):
        out(line)


def table(document: Mapping[str, Any], langs: Sequence[Lang]) -> Iterator[str]:
    """The figures for people: each set of wallets, then its groups."""
    for each in document["sets"]:
        whole, *groups = each["groups"]
        facts = {"n": whole["wallets"], "r": whole["robbed"], "h": whole["wallets"] - whole["robbed"]}
        for lang in langs:
            yield _HEAD.say(lang, title=_SETS[each["id"]], **facts)
        figures = whole["figures"]
        yield "  " + f"{'':24}" + "".join(f"{method:24}" for method in figures)
        for name, meaning in _MEANING.items():
            cells = [_cell(of.get(name)) for of in figures.values()]
            yield f"  {name:24}" + "".join(f"{cell:24}" for cell in cells) + say(meaning, langs)
        yield ""
        yield "  " + f"{'':36}{'n':>5}" + "".join(f"{head:>8}" for head in _SHORT)
        for group in groups:
            values = [group["figures"]["flagger"][name]["value"] for name in _SHORT.values()]
            shown = "".join(f"{_UNKNOWN if value is None else format(value, '.3g'):>8}" for value in values)
            yield f"  {group['group']:36}{group['wallets']:>5}{shown}"
        yield ""
    for lang in langs:
        yield _INTERVAL.say(lang)


def _cell(figure: Mapping[str, Any] | None) -> str:
    if figure is None or figure["value"] is None:
        return _UNKNOWN
    if figure["low"] is None:
        return f"{figure['value']:.3g}"
    return f"{figure['value']:.3g} [{figure['low']:.3g}, {figure['high']:.3g}]"
