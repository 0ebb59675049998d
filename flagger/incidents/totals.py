"""What left and who received it, exact."""

import pandas as pd

from flagger.model import Loss, Recipient, exact_sum
from flagger.rules.base import Seen

# Of what left: baits are smaller.
DUST = 0.01


def losses(moved: pd.DataFrame) -> tuple[Loss, ...]:
    """Exact totals by network, asset and contract, in the order in which they first left."""
    amounts: dict[tuple[str | None, ...], list[str]] = {}
    for *of, amount in moved[["network", "asset", "contract", "amount_text"]].astype(object).to_numpy():
        amounts.setdefault(tuple(map(_text, of)), []).append(amount)
    return tuple(
        Loss(asset or "?", contract, network, exact_sum(texts), len(texts))
        for (network, asset, contract), texts in amounts.items()
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def fees_of(table: pd.DataFrame, rows: list[int]) -> tuple[Loss, ...]:
    """Fees that the owner's address paid for the transactions of these rows of `table`, exact, by coin.

    What a token's transfer cost stands in the list of transactions, in a row of the same hash.
    """
    here = table.loc[rows]
    told = here.loc[here["fee"].notna(), "tx_hash"]
    untold = here.loc[~here["tx_hash"].isin(told.dropna().tolist()), "tx_hash"].dropna()
    same = table[table["tx_hash"].isin(untold.tolist()) & table["own"].isin(here["own"].unique().tolist())]
    beside = same[same["fee"].notna()].drop_duplicates(["own", "tx_hash", "fee_asset"])
    paid = pd.concat([here[here["fee"].notna()], beside]).sort_index()
    paid = paid[paid["initiator"].eq(paid["own"])]
    return losses(paid.assign(amount_text=paid["fee"], asset=paid["fee_asset"], contract=None))


def recipients_of(seen: Seen, moved: pd.DataFrame) -> tuple[Recipient, ...]:
    """Who received what moved, and whether there were earlier dealings."""
    made = []
    for address, part in moved.groupby("counterparty", sort=True):
        label = next((text for text in part["label"].dropna().tolist()), None)
        first, last = part["time"].min().to_pydatetime(), part["time"].max().to_pydatetime()
        made.append(Recipient(str(address), first, last, _known(seen, part), label))
    return tuple(made)


def _known(seen: Seen, part: pd.DataFrame) -> bool:
    """Whether the recipient was paid before, or paid in more than the dust that baits are made of.

    A record of a counterfeit is no payment: whoever makes the token writes it.
    """
    table, stats = seen.table, seen.stats
    earlier = table["counterparty"].eq(str(part["counterparty"].iat[0])) & (table.index < part.index[0])
    if (earlier & stats["out"] & (stats["genuine"] | stats["handled"])).any():
        return True
    came = table[earlier & stats["in"] & stats["genuine"]]
    least = part.groupby("asset")["amount"].max().reindex(came["asset"]) * DUST
    return bool((~(came["amount"].to_numpy() <= least.to_numpy())).any())
