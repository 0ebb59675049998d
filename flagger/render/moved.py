"""Cells of rows that moved something, as sums and comparisons need them."""

from decimal import Decimal

import pandas as pd

from flagger.model import EXACT


def cells_of(rows: pd.DataFrame) -> list[tuple[int, str | None, str | None, str | None, str | None, Decimal]]:
    """Row, own address, network, asset, contract, exact amount."""
    texts = rows[["own", "network", "asset", "contract", "amount_text"]].astype(object)
    texts = texts.where(texts.notna(), None)
    return [
        (int(row), own, network, asset, contract, EXACT.create_decimal(amount))
        for row, own, network, asset, contract, amount in texts.itertuples(name=None)
    ]
