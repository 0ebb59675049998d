"""The exchange's sheet: each transfer in a line for programs."""

from flagger.claims.records import Sent

# The sheet's columns, fixed: others' programs read them.
COLUMNS = (
    "network", "asset", "contract", "txid", "transfer_index", "from", "to", "memo_tag", "amount", "time_utc", "hop",
)  # fmt: skip


def row(sent: Sent) -> tuple[str, ...]:
    """One line of the sheet. The exports state no memo, so that column is empty."""
    return (
        sent.network or "", sent.asset, sent.contract or "", sent.tx_hash or "", str(sent.index), sent.own,
        sent.party or "", "", sent.amount, sent.iso, "direct",
    )  # fmt: skip
