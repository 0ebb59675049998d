"""What left and who received it, exact."""

import pandas as pd

from flagger.model import Loss, Recipient, exact_sum
from flagger.rules.base import Seen

# Of what left: baits are smaller.
DUST = 0.01


def losses(moved: pd.DataFrame) -> tuple[Loss, ...]:
    """Exact totals by network, asset and contract, in the order in which they first left."""
    made = []
    keys = ["network", "asset", "contract"]
    for (network, asset, contract), part in moved.groupby(keys, dropna=False, sort=False):
        total = exact_sum(part["amount_text"].tolist())
        made.append(Loss(_text(asset) or "?", _text(contract), _text(network), total, len(part)))
    return tuple(made)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def fees_of(table: pd.DataFrame) -> tuple[Loss, ...]:
    """Fees that the owner's address paid for these rows, exact, by coin."""
    paid = table[table["fee"].notna() & table["initiator"].eq(table["own"])]
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
