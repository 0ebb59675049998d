"""What letters are written from: a Matter out of a report's view, every cell made harmless."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from flagger.accounts import APPS, CUSTODIAL, EXCHANGES
from flagger.case import Case
from flagger.claims.issuers import by_coin
from flagger.claims.matter import Matter, Part
from flagger.claims.records import File, When
from flagger.model import Report
from flagger.render import words
from flagger.render.letter_answers import Answers, answers_of
from flagger.render.letter_events import events, groups
from flagger.render.letter_transfers import fees, parties, returned, sent, totals
from flagger.render.safe import visible
from flagger.render.times import duration, zone_title
from flagger.render.view_totals import View, prepared
from flagger.text import Text

MOST = 60  # transfers of a letter
# Which accounts a part leaves out. A payee of a payment app has no address and may be a private person; what an exchange
# keeps is no business of a wallet's maker.
_LEFT_OUT: Mapping[Part, frozenset[str]] = {"chain": APPS, "wallet": CUSTODIAL}


def matter_of(report: Report) -> Matter:
    """All that letters may say."""
    view = prepared(report, MOST)
    answers = answers_of(view)
    owners = frozenset(wallet.address for wallet in report.history.wallets)
    rows = answers.confirmed or answers.open
    coins = _by_account(view, answers, owners & EXCHANGES, _by_coin(view, rows))
    parts: dict[Part, Matter] = {
        name: _part(view, answers, owners - left_out, rows)
        for name, left_out in _LEFT_OUT.items()
        if owners & left_out
    }
    if "chain" in parts:
        parts["chain"] = replace(parts["chain"], by_coin=coins)
    return replace(
        _about(view, answers, owners, rows),
        by_account=_by_account(view, answers, owners & CUSTODIAL, rows),
        by_coin=coins,
        by_part=parts,
    )


def _by_coin(view: View, rows: list[int]) -> list[int]:
    """Those of these rows that are an issuer's own token by coin and network."""
    cells = view.table.loc[rows, ["network", "asset", "contract", "counterparty", "tx_hash"]].astype(object)
    told = cells.where(cells.notna(), None).itertuples(name=None)
    return [row for row, *named in told if by_coin(*named)]


def _by_account(
    view: View, answers: Answers, accounts: frozenset[str], rows: list[int]
) -> tuple[Matter, ...]:
    """What left each of these by these rows, where something did."""
    made = (_part(view, answers, frozenset({account}), rows) for account in sorted(accounts))
    return tuple(part for part in made if part.sent)


def _part(view: View, answers: Answers, owners: frozenset[str], rows: list[int]) -> Matter:
    """What left these wallets or accounts, made anew from its own transfers: every sum is of these alone."""
    made = _about(view, answers, owners, rows)
    # What was flagged, confirmed and excluded is summed over all: this letter has its own sums only.
    totals = (replace(each, flagged=None, confirmed=None, excluded=None) for each in made.totals if each.here)
    return replace(
        made, totals=tuple(totals), events=tuple(event for event in made.events if event.own in owners)
    )


def _about(view: View, answers: Answers, owners: frozenset[str], rows: list[int]) -> Matter:
    """What letters may say about what left these by these rows."""
    report, own = view.report, view.table["own"]
    rows = [row for row in rows if own[row] in owners]
    about = [i for i in report.incidents if set(i.rows) & set(rows)]
    left = view.span_of(rows)
    first, last = (left.first, left.last) if left else (view.first, view.last)
    return Matter(
        report_id=report.report_id,
        version=report.version,
        zone=report.history.zone,
        zone_name=zone_title(report.history.zone),
        wallets=tuple(visible(w.address) for w in report.history.wallets if w.address in owners),
        inferred=any(w.found_by == "majority" for w in report.history.wallets),
        sent=sent(view, rows[:MOST]),
        more=max(len(rows) - MOST, 0),
        answered=bool(answers.confirmed),
        answers=answers.told(view.numbers, rows),
        open=tuple(view.numbers[row] for row in answers.open if own[row] in owners),
        totals=totals(view, rows),
        fees=fees(view, rows),
        returned=returned(view, rows, owners),
        parties=parties(view, rows, owners),
        groups=groups(view, about, set(rows)),
        events=events(view, about, set(rows)),
        files=_files(report),
        first=When(first.utc, first.local),
        last=When(last.utc, last.local),
        lasted=duration(left.seconds if left else 0.0),
        case=_cleaned(report.case or Case()),
    )


def _files(report: Report) -> tuple[File, ...]:
    made = [
        File(f"S{n}", visible(s.name, 120), words.format_name(s.importer), s.size, s.sha256)
        for n, s in enumerate(report.history.sources, start=1)
    ]
    for n, each in enumerate(report.case.evidence if report.case else (), start=1):
        what = visible(each.what, 200)
        kind = Text(what, what) if what else Text("other evidence", "其他证据")
        made.append(File(f"E{n}", visible(each.file, 120), kind, each.size, each.sha256))
    return tuple(made)


def _cleaned(value: Any) -> Any:
    """The case with unseen characters made visible; line ends stay."""
    if isinstance(value, str):
        return "\n".join(visible(line.replace("\t", " "), 10_000) for line in value.splitlines())
    if isinstance(value, tuple):
        return tuple(_cleaned(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value)})
    return value
