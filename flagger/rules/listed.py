"""Contact with an address on a dated public list."""

from dataclasses import dataclass

import pandas as pd

from flagger.lists import LISTS_DATE, listed
from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text


@dataclass(frozen=True, kw_only=True)
class ListedAddress(Rule):
    """Value left for an address that stands on a sanctions or exploit list."""

    id = "listed-address"
    group = "list"
    weight = 0.95
    stands_alone = True
    softened = False
    title = Text("Payment to a listed address", "付款至名单内地址")
    message = Text(
        "{amount} {asset} to an address listed as “{name}” ({category}, list of {date})",
        "{amount} {asset} 付给名单内地址“{name}”（类别 {category}，名单日期 {date}）",
    )
    why = Text(
        "The address stands on a public list. The list is a fact with a date, not a finding about this payment.",
        "该地址在公开名单内。名单是有日期的事实，不是对这笔付款的认定。",
    )
    innocent = Text("Lists hold errors, and addresses change hands.", "名单可能有误，地址也可能易手。")
    example = Text(
        "1 ETH goes to an address on the US sanctions list of 2024-09.",
        "1 ETH 转至美国制裁名单（2024-09）内的地址。",
    )
    needs = ("counterparty", "lists")

    def check(self, seen: Seen) -> pd.DataFrame:
        """Outgoing value rows whose counterparty is listed."""
        entries = listed()
        mask = seen.stats["out"] & seen.table["counterparty"].isin(list(entries))
        parties = seen.table["counterparty"].where(mask)
        return facts(
            seen,
            mask,
            name=parties.map({address: entry.name for address, entry in entries.items()}),
            category=parties.map({address: entry.category for address, entry in entries.items()}),
            date=LISTS_DATE,
        )


@dataclass(frozen=True, kw_only=True)
class ListedSender(Rule):
    """Value came in from a listed address."""

    id = "listed-sender"
    group = "list-in"
    stage = "before"
    weight = 0.0
    note = True
    title = Text("Received from a listed address", "收到名单内地址的转账")
    message = Text(
        "{amount} {asset} came from an address listed as “{name}” (list of {date})",
        "收到名单内地址“{name}”（名单日期 {date}）转入的 {amount} {asset}",
    )
    why = Text("Worth knowing before it is asked about.", "便于在被问到之前心中有数。")
    innocent = Text(
        "Nobody can refuse what others send; dust from such addresses means nothing.",
        "任何人都无法拒收转账；来自此类地址的小额转入不说明任何问题。",
    )
    example = Text(
        "0.01 ETH comes from an address on the US sanctions list of 2024-09.",
        "收到美国制裁名单（2024-09）内地址转入的 0.01 ETH。",
    )
    needs = ("counterparty", "lists")

    def check(self, seen: Seen) -> pd.DataFrame:
        """Incoming value rows whose counterparty is listed."""
        entries = listed()
        mask = seen.stats["in"] & seen.table["counterparty"].isin(list(entries))
        names = seen.table["counterparty"].where(mask).map({a: e.name for a, e in entries.items()})
        return facts(seen, mask, name=names, date=LISTS_DATE)


RULES = (ListedAddress, ListedSender)
