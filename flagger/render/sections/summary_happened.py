"""The course of events in a few lines: what led there, then each group as one sentence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from flagger.document import Line
from flagger.incidents import losses
from flagger.model import Incident
from flagger.render.safe import visible
from flagger.render.sections.lines import RECORD, amounts, at_line, between, brief, comma, joined, party, told
from flagger.render.sections.phrases import said
from flagger.render.times import duration
from flagger.render.view_parts import Event, Span
from flagger.render.view_totals import View
from flagger.render.words import reason
from flagger.rules import classes
from flagger.text import Lang

MOST_LEADS, MOST_ASSETS, MOST_RECIPIENTS = 3, 6, 4


def happened(view: View, most: int, lang: Lang) -> list[Line]:
    """The first groups and what led to them, all in one line of time."""
    groups = sorted(view.main[:most], key=lambda i: i.first)
    leads = [
        event for group in groups for event in (*view.led_to[group.label][-MOST_LEADS:], *_idle(view, group))
    ]
    made = [(event.line.at.order, _lead(view, event, lang)) for event in leads]
    cuts = [order for order, _ in made]
    parts = [part for group in groups for part in _parts(view, group, cuts)]
    made += [(_order(view, part), _group(view, part, lang)) for part in parts]
    return [line for _, line in sorted(made, key=lambda part: part[0])]


def _order(view: View, part: Incident) -> int:
    span = view.span([part])
    return (span.first if span else view.moment(part.first)).order


def _idle(view: View, group: Incident) -> list[Event]:
    """What belongs to a group of transfers but moved nothing, such as a changed permission: each told by itself."""
    rows = [row for row in group.rows if not view.left(row)] if group.losses else []
    flags = {flag.row: flag for flag in reversed(group.flags)}
    return [Event(view.line(row), group, flag=flags.get(row)) for row in rows[:MOST_LEADS]]


def _parts(view: View, group: Incident, cuts: Sequence[int]) -> list[Incident]:
    """The group in pieces, so that what is told of between two of its transfers stands between them."""
    left = [row for row in group.rows if view.left(row)] or group.rows
    order = {row: view.line(row).at.order for row in left}
    rows = sorted(order, key=lambda row: (order[row], row))
    pieces = [list(piece) for _, piece in groupby(rows, lambda row: sum(cut <= order[row] for cut in cuts))]
    return [_piece(view, group, piece) for piece in pieces] if len(pieces) > 1 else [group]


def _piece(view: View, group: Incident, rows: Sequence[int]) -> Incident:
    table = view.table.loc[list(rows)]
    moved = table[[view.left(row) for row in rows]]
    paid = set(moved["counterparty"])
    return replace(
        group,
        rows=tuple(rows),
        flags=tuple(flag for flag in group.flags if flag.row in rows),
        first=table["time"].min().to_pydatetime(),
        last=table["time"].max().to_pydatetime(),
        losses=losses(moved),
        recipients=tuple(each for each in group.recipients if each.address in paid),
    )


def _lead(view: View, event: Event, lang: Lang) -> Line:
    line = event.line
    text: Line = (view.lettered(reason(event.flag, lang), lang),) if event.flag else told(view, line, lang)
    colon, stop = said(lang, ": ", "："), said(lang, ".", "。")
    return joined(RECORD, " ", brief(line.at), colon, text, at_line(line, lang), stop)


def _group(view: View, incident: Incident, lang: Lang) -> Line:
    span = view.span([incident])
    made = joined(RECORD, " ", brief(span.first if span else view.moment(incident.first)))
    if span and span.count > 1:
        made = joined(made, said(lang, " to ", " 至 "), brief(span.last))
    what = _left(view, incident, span, lang) if span and incident.losses else _remark(view, incident, lang)
    return joined(made, said(lang, ": ", "："), what, said(lang, ".", "。"))


def _left(view: View, incident: Incident, span: Span, lang: Lang) -> Line:
    number = said(lang, "{n} outgoing transfer(s)", "共 {n} 笔转出", n=span.count)
    if span.count > 1:
        number += said(lang, " within {d}", "，历时 {d}", d=duration(span.seconds))
    assets = amounts(incident.losses[:MOST_ASSETS], lang)
    parties = [party(view, visible(r.address), lang) for r in incident.recipients[:MOST_RECIPIENTS]]
    to = said(lang, " to ", "，至")
    return joined(number, said(lang, ": ", "："), assets, to, between(parties, comma(lang)))


def _remark(view: View, incident: Incident, lang: Lang) -> Line:
    line = view.line(incident.rows[0])
    flag = incident.flags[0] if incident.flags else None
    known = flag is not None and flag.rule in classes()
    text: Line = (
        (view.lettered(reason(flag, lang), lang),) if flag is not None and known else told(view, line, lang)
    )
    return joined(text, at_line(line, lang))
