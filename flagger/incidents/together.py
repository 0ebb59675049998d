"""Which flagged transfers are one story although they have several recipients."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from flagger.model import Flag

HOUR = pd.Timedelta(hours=1)
# Rules about a whole stretch of time: what they flag with no longer gap belongs together, whoever received it.
STRETCH = {
    HOUR: frozenset({"assets-emptied", "gas-then-tokens"}),
    2 * HOUR: frozenset({"account-emptied"}),
    3 * HOUR: frozenset({"large-in-a-row"}),
    25 * HOUR: frozenset({"several-signs"}),
    72 * HOUR: frozenset({"return-then-more"}),
}
SERIES = frozenset({"rising-payments", "steady-payments"})
PERMISSION = frozenset({"permission-change", "outflow-after-permission"})


def stories(rows: pd.DataFrame, by_row: Mapping[int, Sequence[Flag]]) -> "pd.Series[str]":
    """The story of each flagged row: its recipient, or the first of the recipients it is tied to.

    Ties: one transaction that pays several; assets, or an account, emptied in one go; payments that one return, or
    one call, brought about; a changed permission and what left after it.
    """
    party = rows["counterparty"].fillna("?" + rows["method"].fillna(""))
    rules = pd.Series([frozenset(f.rule for f in by_row.get(row, ())) for row in rows.index], rows.index)
    several = rows["tx_hash"].duplicated(keep=False)
    links = [part for _, part in party[several].groupby(rows["tx_hash"])]
    links.append(party[[bool(ids & PERMISSION) for ids in rules]])
    for gap, some in STRETCH.items():
        hasty = rows.loc[[bool(ids & some) for ids in rules], "time"].sort_values(kind="stable")
        links += [party[part.index] for _, part in hasty.groupby(hasty.diff().gt(gap).cumsum())]
    return party.map(_first_of(sorted(party.unique()), [link.tolist() for link in links]))


def _first_of(names: Sequence[str], links: Iterable[Sequence[str]]) -> dict[str, str]:
    """Each name's representative: the first, in order, of all that are linked to it."""
    first = {name: name for name in names}
    for link in links:
        roots = {first[name] for name in link}
        least = min(roots, default="")
        first = {name: least if root in roots else root for name, root in first.items()}
    return first
