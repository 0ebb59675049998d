"""Every flagged transfer with its whole hash and addresses, group by group, and why it was flagged."""

from flagger.document import Block, Code, Heading, Inline, Line, Row, Strong, Table
from flagger.model import Incident
from flagger.render import view_parts
from flagger.render.sections import notes, standout
from flagger.render.sections.held import method_word, network_of, number_word
from flagger.render.sections.lines import (
    INFERENCE,
    RECORD,
    STATEMENT,
    at_line,
    joined,
    party,
    quantity,
    quoted,
    rule,
    when,
)
from flagger.render.sections.phrases import note, plain, rest, said
from flagger.render.sections.returned import returned
from flagger.render.sections.wallets import own_side
from flagger.render.times import duration
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, SEVERITIES, VERDICTS, reason
from flagger.rules import classes
from flagger.text import Lang

_STRENGTH = (
    "Strength (weak, medium, strong) says how much the rules rest on, not how likely a crime is. Groups I1, I2 … are transfers to one "
    "recipient in one stretch of time.",
    "标记强度（弱、中、强）指规则依据的多少，不是犯罪可能性。I1、I2……为同一时段内转往同一收款方的一组转账。",
)
_OWN_COIN = (
    " An approval alone cannot move {c}. This was signed by this address: the owner may have confirmed it on some page, or somebody "
    "else may hold the private key or seed phrase; the records cannot tell which.",
    " 仅凭代币授权不能转走 {c}。该笔由本地址签名：可能是本人在页面上确认，也可能是他人掌握了私钥或助记词，记录不能区分。",
)
_ABSENT = "not in the file", "文件未载明"


def build(view: View, lang: Lang) -> list[Block]:
    """The table of groups, then single signs outside them."""
    blocks: list[Block] = [
        Heading(said(lang, "Flagged transfers", "被标记的转账"), anchor="transfers"),
    ]
    if view.shown:
        blocks.append(note(lang, *_STRENGTH))
        blocks.append(_table(view, lang))
        blocks += rest(view.unshown, "transfers.csv", lang)
    else:
        none = "No transfer was flagged weak or stronger.", "没有转账被标记为“弱”或以上。"
        blocks.append(plain(lang, *none))
    # The summary shows them where nothing at all is on its page.
    more = standout.build(view, lang) if view.main else []
    return blocks + more + notes.build(view, lang)


def _table(view: View, lang: Lang) -> Table:
    rows: list[Row] = []
    told: dict[str, str] = {}
    for incident, lines in view.shown:
        rows.append(_group(view, incident, told, lang))
        rows += [_row(view, line, lang) for line in lines]
    head = (
        said(lang, "No.", "序号"),
        said(lang, "Time", "时间"),
        said(lang, "Amount", "数量"),
        said(lang, "Recipient", "收款方"),
        said(lang, "Strength", "标记强度"),
    )
    controls = said(lang, "Filter", "筛选"), said(lang, "Original order", "恢复原顺序")
    return Table(head, tuple(rows), controls=controls)


def _group(view: View, incident: Incident, told: dict[str, str], lang: Lang) -> Row:
    """The head of a group; `told`: by rule, the group that explains it already."""
    below: list[Line] = [_span(view, incident, lang)]
    if incident.verdict:
        below.append((STATEMENT, " ", VERDICTS[incident.verdict].say(lang)))
    below += [
        _why(id_, told.setdefault(id_, incident.label), incident, lang)
        for id_ in view.strongest(incident)
        if id_ in classes()
    ]
    if coin := view.coin(incident):
        below.append((INFERENCE, said(lang, *_OWN_COIN, c=coin)))
    return Row((), tuple(below), title=f"{incident.label}　{PATTERNS[incident.pattern].say(lang)}")


def _span(view: View, incident: Incident, lang: Lang) -> Line:
    span = view.span([incident])
    first = span.first if span else view.moment(incident.first)
    made: list[Inline | Line] = [
        said(lang, "Strength: ", "标记强度："),
        Strong(SEVERITIES[incident.severity].say(lang)),
        said(lang, "; ", "；"),
        when(first),
    ]
    if span and span.count > 1:
        told = "; {n} outgoing transfers within {d}", "，共 {n} 笔转出，历时 {d}"
        lasted = said(lang, *told, n=span.count, d=duration(span.seconds))
        made += [said(lang, " to ", " 至 "), when(span.last), lasted]
    return joined(*made)


def _why(id_: str, told: str, incident: Incident, lang: Lang) -> Line:
    """What a rule is about and its innocent explanation; of a rule explained above, only where."""
    found = classes()[id_]
    named: Line = (INFERENCE, f" {found.title.say(lang)} ", rule(id_))
    if told != incident.label:
        return (*named, said(lang, ": see {i}.", "：说明见 {i}。", i=told))
    return (
        *named,
        said(lang, ". ", "。") + found.why.say(lang) + " ",
        Strong(said(lang, "Innocent explanation: ", "正常解释：")),
        found.innocent.say(lang),
    )


def _row(view: View, line: view_parts.Line, lang: Lang) -> Row:
    told = line.party in view.letters or line.party is None
    recipient = party(view, line.party, lang) if told else said(lang, "see below", "见下行")
    strength = SEVERITIES[line.severity].say(lang) if line.severity else "–"
    keys = str(line.number), str(line.at.order), line.amount or "0", "", str(int(line.severity or 0))
    return Row(
        ((str(line.number),), (when(line.at),), quantity(line, lang), (recipient,), (strength,)),
        tuple(_below(view, line, lang)),
        anchor=f"t{line.row}",
        keys=keys,
    )


def _below(view: View, line: view_parts.Line, lang: Lang) -> list[Line]:
    payer, payee = (line.party, line.own) if line.direction == "in" else (line.own, line.party)
    made: list[Line] = [
        (RECORD, f" {number_word(view).say(lang)} ", _whole(line.tx_hash, lang)),
        (said(lang, "From ", "付款 "), _side(payer, lang)),
        (said(lang, "To ", "收款 "), _side(payee, lang)),
    ]
    if line.contract:
        made.append((said(lang, "Contract ", "合约 "), Code(line.contract)))
    made.append(_circumstances(view, line, lang))
    made += [*quoted(line, lang), *returned(view, line, lang)]
    if line.link:
        made.append((said(lang, "Check at ", "核对网址 "), Code(line.link, line.link)))
    made += [
        (INFERENCE, f" {view.lettered(reason(flag, lang), lang)} ", rule(flag.rule))
        for flag in line.flags
        if flag.rule in classes()
    ]
    if line.disowned:
        made.append((STATEMENT, said(lang, " I did not do this.", " 不是我操作的。")))
    return made


def _whole(text: str | None, lang: Lang) -> Inline:
    return Code(text) if text else said(lang, *_ABSENT)


def _side(name: str | None, lang: Lang) -> Inline:
    return own_side(name, lang) if name else said(lang, *_ABSENT)


def _circumstances(view: View, line: view_parts.Line, lang: Lang) -> Line:
    network = network_of(view, line.network, lang)
    made = joined(network, said(lang, "; ", "；") if network else "", at_line(line, lang, brackets=False))
    if line.method:
        made = joined(made, said(lang, "; {x} {m}", "；{x} {m}", x=method_word(view), m=line.method))
    if line.rank:
        place = (
            "; by how unusual it is, {k} of {n} outgoing transfers",
            "；不寻常程度：{n} 笔转出中第 {k} 位",
        )
        made = joined(made, said(lang, *place, k=line.rank, n=len(view.outgoing)))
    return made
