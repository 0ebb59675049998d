"""What an alert says: time, amount, recipient, reason, what to do first. It never accuses."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flagger.model import Flag, Incident, Report, Severity, plain
from flagger.render.advice import STEPS
from flagger.render.facts import iso, known
from flagger.render.safe import visible
from flagger.render.times import local, utc, zone_title
from flagger.render.words import PATTERNS, SEVERITIES
from flagger.rules import classes
from flagger.text import LANGS, Lang, Text

_MOST = 5
_HEAD = Text("[flagger alert {id}] {severity}: {title}", "【flagger 提醒 {id}】{severity}：{title}")
_LINES = (
    ("time", Text("Time: {said}", "时间：{said}")),
    ("amount", Text("Left: {said}", "转出：{said}")),
    ("recipient", Text("Recipient: {said}", "收款方：{said}")),
    ("reason", Text("Reason: {said}", "理由：{said}")),
    ("innocent", Text("It may also be: {said}", "也可能是：{said}")),
    ("first", Text("Do first: {said}", "先做：{said}")),
    ("place", Text("Where it stands: {said}", "出处：{said}")),
)
_NOTHING = Text("nothing yet", "尚无")
_NOBODY = Text("not stated in the export", "导出文件未载明")
_PLACE = Text("{source}, line {line}, transaction {tx}", "{source} 第 {line} 行，交易 {tx}")
_CAREFUL = Text(
    "This is a remark on the records as they are now, not a finding; the strength says how much the rules rest on, not how likely "
    "a crime is. Whoever asks for your seed phrase, or for money first, cannot get anything back.",
    "这是对目前记录的提示，不是认定；强度指规则依据的多少，不是犯罪可能性。凡索要助记词、私钥，或要求先付费的，都不能帮您追回。",
)
_SAFE = " .-_/+,×()%"


def inert(text: object, longest: int = 60) -> str:
    """A stranger's text as plain letters: nothing that a shell, a chat or a browser would act on."""
    shown = "".join(
        c if c.isalnum() or c in _SAFE else f"〔U+{ord(c):04X}〕" for c in str(text)[: 4 * longest]
    )
    shown = re.sub(r"(?<=\w)\.(?=\w{2})(?![0-9])", "(.)", shown)  # USDC.e and 1.5 stay, names of sites do not
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def alert_of(
    id_: str, report: Report, incident: Incident, wallet: str, langs: Sequence[Lang]
) -> dict[str, Any]:
    """All that any channel needs, as plain values: the same text whenever it is delivered."""
    said = {lang: _said(id_, report, incident, lang) for lang in LANGS}
    texts = {lang: _text(said[lang], lang) for lang in LANGS}
    main = said[langs[0]]
    variables = {f"FLAGGER_ALERT_{name.upper()}": main[name] for name in ("title", *(n for n, _ in _LINES))}
    variables |= {
        "FLAGGER_ALERT_ID": id_,
        "FLAGGER_ALERT_SEVERITY": incident.severity.name,
        "FLAGGER_ALERT_PATTERN": incident.pattern,
        "FLAGGER_ALERT_WALLET": wallet,
        "FLAGGER_ALERT_TIME_UTC": iso(incident.first),
        "FLAGGER_ALERT_TEXT": "\n\n".join(texts[lang] for lang in langs),
    }
    return {
        "id": id_,
        "severity": incident.severity.name,
        "pattern": incident.pattern,
        "wallet": wallet,
        "first": iso(incident.first),
        "last": iso(incident.last),
        "losses": [
            {"asset": inert(x.asset), "contract": x.contract, "amount": plain(x.amount), "count": x.count}
            for x in incident.losses
        ],
        "recipients": [inert(recipient.address, 120) for recipient in incident.recipients],
        "transfers": _transfers(report, incident),
        "title": main["title"],
        "text": texts,
        "message": "\n\n".join(texts[lang] for lang in langs),
        "variables": variables,
    }


def _text(said: Mapping[str, str], lang: Lang) -> str:
    lines = [said["title"], *(label.say(lang, said=said[name]) for name, label in _LINES if said[name])]
    return "\n".join([*lines, _CAREFUL.say(lang)])


def _said(id_: str, report: Report, incident: Incident, lang: Lang) -> dict[str, str]:
    zone, flags = report.history.zone, _telling(incident)
    when = f"{utc(incident.first)} = {zone_title(zone).say(lang)} {local(incident.first, zone)}"
    if incident.last > incident.first:
        when += f" … {utc(incident.last)}"
    mark = "; " if lang == "en" else "；"
    amounts = [f"{plain(x.amount)} {inert(x.asset)} × {x.count}" for x in incident.losses[:_MOST]]
    people = [inert(r.address, 120) for r in incident.recipients[:_MOST]]
    more = len(incident.recipients) - _MOST
    rules = classes()
    return {
        "title": _HEAD.say(
            lang, id=id_, severity=SEVERITIES[incident.severity], title=PATTERNS[incident.pattern]
        ),
        "time": when,
        "amount": mark.join(amounts) or _NOTHING.say(lang),
        "recipient": (mark.join(people) or _NOBODY.say(lang)) + (f" … +{more}" if more > 0 else ""),
        "reason": mark.join(_reason(flag, lang) for flag in flags),
        "innocent": mark.join(rules[flag.rule].innocent.say(lang) for flag in flags[:1]),
        "first": " ".join(step.say(lang) for step in STEPS.get(incident.pattern, STEPS["unknown"])),
        "place": mark.join(
            _PLACE.say(lang, source=place["source"], line=place["line"], tx=place["tx_hash"] or "–")
            for place in _transfers(report, incident)[:2]
        ),
    }


def _telling(incident: Incident) -> list[Flag]:
    """The strongest flag of each rule, three at most; notes only where there is nothing else."""
    first: dict[str, Flag] = {}
    for flag in sorted(
        incident.flags, key=lambda flag: (-flag.severity, -classes()[flag.rule].weight, flag.row)
    ):
        first.setdefault(flag.rule, flag)
    flags = list(first.values())
    telling = [f for f in flags if f.severity >= Severity.low and not classes()[f.rule].note]
    return (telling or flags)[:3]


def _reason(flag: Flag, lang: Lang) -> str:
    shown = {
        name: inert(value, 120) if isinstance(value, str) and not isinstance(value, Text) else value
        for name, value in flag.facts.items()
    }
    return classes()[flag.rule].message.say(lang, **shown)


def _transfers(report: Report, incident: Incident) -> list[dict[str, Any]]:
    table = report.history.table.iloc[list(incident.rows[:20])]
    names = ("time", "amount_text", "asset", "counterparty", "tx_hash", "source", "line")
    rows = zip(*(table[name].tolist() for name in names), strict=True)
    return [
        {
            "time": iso(time),
            "amount": known(amount),
            "asset": inert(asset) if known(asset) else None,
            "recipient": inert(party, 120) if known(party) else None,
            "tx_hash": inert(tx, 120) if known(tx) else None,
            "source": visible(report.history.sources[source].name, 120),
            "line": line,
        }
        for time, amount, asset, party, tx, source, line in rows
    ]
