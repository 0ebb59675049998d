"""What quantities may be worth, always beside the quantity, never added up across assets or sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from flagger.lists import genuine
from flagger.model import EXACT, Loss, Price, Report, exact_sum, plain
from flagger.render.safe import visible
from flagger.render.view_parts import Column
from flagger.render.view_totals import View
from flagger.text import Text

COLUMNS: dict[Column, Text] = {
    "flagged": Text("flagged by the software", "软件标记转出"),
    "confirmed": Text("confirmed by the owner as not intended", "本人确认非本意"),
    "excluded": Text("excluded by the owner", "本人排除"),
}
NO_PRICE = Text("no price given for this asset", "未提供该资产的价格")
ANOTHER = Text(
    "not valued: several contracts use this name; name the contract in the price file",
    "未计价：有多个合约使用该名称，请在价格文件中写明合约",
)
PARTLY = Text("only {part} of {count} transfers carry a value", "{count} 笔中仅 {part} 笔带有数值")
OWN_COLUMN = Text("the export's own US dollar column, not checked", "导出文件自带的美元列，未核实")


@dataclass(frozen=True, slots=True)
class Value:
    """One quantity at one price; `amount` is None where it cannot be said, and `why` then tells why."""

    column: Column
    quantity: Loss
    basis: Literal["prices", "export"]
    currency: str | None = None
    unit: Decimal | None = None
    day: str | None = None  # of the price
    source: str | None = None
    amount: Decimal | None = None
    why: Text | None = None


@lru_cache(maxsize=2)  # asked for once a language, and by the workbook
def values(view: View) -> list[Value]:
    """Every quantity of the three columns at every price given for it, and by the export's own dollar column."""
    made: list[Value] = []
    for quantity in view.quantities:
        for column in COLUMNS:
            loss: Loss | None = getattr(quantity, column)
            if loss is not None:
                made += _by_prices(view, column, loss)
                made += _by_export(view, column, loss)
    return made


def _by_prices(view: View, column: Column, loss: Loss) -> Iterator[Value]:
    given: Sequence[Price] = view.report.prices
    named = [price for price in given if price.asset.casefold() == loss.asset.casefold()]
    fitting = [price for price in named if _fits(view.report, price, loss)]
    for price in fitting:
        worth = EXACT.multiply(loss.amount, price.unit)
        yield Value(column, loss, "prices", price.currency, price.unit, price.day, price.source, worth)
    if given and not fitting:
        yield Value(column, loss, "prices", why=ANOTHER if named else NO_PRICE)


def _fits(report: Report, price: Price, loss: Loss) -> bool:
    """Whether this price is that asset's: by contract, or by a name that only one contract has."""
    if price.contract is not None or loss.contract is None:
        return price.contract == loss.contract
    pairs = genuine().get(loss.asset)
    if pairs is not None:
        return (loss.network, loss.contract) in pairs
    table = report.history.table
    return table.loc[table["asset"].eq(loss.asset), "contract"].nunique(dropna=False) == 1


def _by_export(view: View, column: Column, loss: Loss) -> Iterator[Value]:
    rows = view.table.loc[view.summed(column)]
    for name, value in (("network", loss.network), ("contract", loss.contract), ("asset", loss.asset)):
        rows = rows[rows[name].eq(value) if value is not None else rows[name].isna()]
    told = rows["value_usd"].dropna().astype("str").tolist()
    if told:
        part = PARTLY if len(told) < len(rows) else None
        why = part.filled(part=len(told), count=len(rows)) if part else None
        yield Value(column, loss, "export", "USD", source=None, amount=exact_sum(told), why=why)


def entry(value: Value) -> dict[str, object]:
    """One entry of `values[]` in report.json."""
    loss = value.quantity
    return {
        "column": value.column, "asset": loss.asset, "contract": loss.contract, "network": loss.network,
        "amount": plain(loss.amount), "basis": value.basis, "currency": value.currency,
        "unit_price": None if value.unit is None else plain(value.unit), "date": value.day, "source": value.source,
        "value": None if value.amount is None else plain(value.amount),
        "note": None if value.why is None else {"zh": value.why.zh, "en": value.why.en},
    }  # fmt: skip


def said(value: Value) -> Text:
    """Where a value comes from, in words: date and source of the price, or the export's own column."""
    if value.basis == "export":
        return (
            OWN_COLUMN
            if value.why is None
            else Text(*map("; ".join, zip(OWN_COLUMN, value.why, strict=True)))
        )
    if value.amount is None:
        return value.why or NO_PRICE
    place = visible(value.source or "", 200)
    return Text(f"price of {value.day}, source: {place}", f"{value.day} 的价格，来源：{place}")
