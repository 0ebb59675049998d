"""The transfers that a letter is about: each, in exact sums, by recipient."""

from collections.abc import Callable, Set
from typing import Any

import pandas as pd

from flagger.accounts import APPS
from flagger.claims.records import Amount, Party, Sent, Total, When
from flagger.incidents import losses
from flagger.incidents.totals import fees_of
from flagger.model import Loss, plain
from flagger.render.letter_answers import sums
from flagger.render.safe import visible
from flagger.render.view_parts import Line, Quantity, amount
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Text


def sent(view: View, rows: list[int]) -> tuple[Sent, ...]:
    """Each of them."""
    index = _indices(view, rows)
    return tuple(_one(view, view.line(row), index[row]) for row in rows)


def _indices(view: View, rows: list[int]) -> dict[int, int]:
    """The place of each row among those of its hash, from 1."""
    hashes = view.table.loc[rows, "tx_hash"]
    part = view.table[view.table["tx_hash"].isin(hashes.dropna())]
    counted = part.groupby(["network", "tx_hash"], dropna=False).cumcount() + 1
    return {row: int(counted.get(row, 1)) for row in rows}


def _one(view: View, line: Line, index: int) -> Sent:
    time: Any = view.table.loc[line.row, "time"]
    return Sent(
        number=line.number,
        when=When(line.at.utc, line.at.local),
        iso=f"{time:%Y-%m-%dT%H:%M:%SZ}",
        amount=line.amount or "?",
        asset=line.asset,
        network=line.network,
        network_name=network_name(line.network),
        contract=line.contract,
        own=line.own,
        party=line.party,
        letter=view.letters.get(line.party or ""),
        tx_hash=line.tx_hash,
        link=line.link,
        index=index,
        place=place(line),
    )


def place(line: Line) -> Text:
    """Where its record stands."""
    return Text(f"{line.source} line {line.line}", f"{line.source} 第 {line.line} 行")


def totals(view: View, rows: list[int]) -> tuple[Total, ...]:
    """Three exact columns as the report has them, and the sums of the letter's own transfers."""
    here = sums(view, rows)
    return tuple(
        _total(each, here.get((each.network, each.asset, each.contract))) for each in view.quantities
    )


def _total(quantity: Quantity, here: Loss | None) -> Total:
    def part(loss: Loss | None) -> tuple[str, int] | None:
        return (plain(loss.amount), loss.count) if loss else None

    return Total(
        network=quantity.network,
        network_name=network_name(quantity.network),
        asset=visible(quantity.asset, 40),
        contract=visible(quantity.contract) if quantity.contract else None,
        flagged=part(quantity.flagged),
        confirmed=part(quantity.confirmed),
        excluded=part(quantity.excluded),
        here=part(here),
    )


def fees(view: View, rows: list[int]) -> tuple[Amount, ...]:
    """What the owner's addresses paid for these transfers: one letter's fees are not another's."""
    return _by_app(view, rows, lambda some: fees_of(view.table, some))


def returned(view: View, rows: list[int], owners: Set[str]) -> tuple[Amount, ...]:
    """What came back to these owners from those who received these transfers, after the first to each."""
    first = view.table.loc[rows].groupby("counterparty")["time"].min()
    back = view.back_from({str(party): time for party, time in first.items()})
    own = view.table["own"]
    return _by_app(
        view, [row for row in back if own[row] in owners], lambda some: losses(view.table.loc[some])
    )


def _by_app(
    view: View, rows: list[int], summed: Callable[[list[int]], tuple[Loss, ...]]
) -> tuple[Amount, ...]:
    app = view.table.loc[rows, "own"].isin(APPS)
    return tuple(
        Amount(amount(loss), which)
        for which in (False, True)
        for loss in summed(app.index[app.eq(which)].tolist())
    )


def parties(view: View, rows: list[int], owners: Set[str]) -> tuple[Party, ...]:
    """Who received the letter's transfers, by the letters of the report, as the records of these owners know them."""
    part = view.table.loc[rows]
    known = view.table[view.table["own"].isin(list(owners))]
    made = []
    for address in view.recipients:
        got = part[part["counterparty"].eq(address.address)]
        if len(got):
            first, last = (view.moment(time) for time in (got["time"].min(), got["time"].max()))
            made.append(
                Party(
                    letter=address.letter,
                    address=address.address,
                    network_name=network_name(address.network),
                    link=address.link,
                    received=tuple(amount(loss) for loss in losses(got)),
                    first=When(first.utc, first.local),
                    last=When(last.utc, last.local),
                    like=address.like if address.like in set(known["counterparty"]) else None,
                    label=_label(known[known["counterparty"].eq(address.address)]),
                )
            )
    return tuple(made)


def _label(records: pd.DataFrame) -> str | None:
    """What the first record that names the recipient calls it."""
    labels = records["label"].dropna()
    return visible(labels.iat[0], 80) if len(labels) else None
