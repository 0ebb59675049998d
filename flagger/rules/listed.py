"""Contact with an address on a dated public list, of suspects or of services."""

from dataclasses import dataclass

import pandas as pd

from flagger.lists import LISTS_DATE, SERVICES_DATE, listed, services
from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text

_KINDS = {
    "exchange": Text("exchange", "交易所"),
    "bridge": Text("bridge between networks", "跨链桥"),
    "dex": Text("decentralised exchange", "去中心化交易所"),
    "service": Text("service", "服务"),
}


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


@dataclass(frozen=True, kw_only=True)
class LabelledPayee(Rule):
    """The first payment to an address that carries the label of a service."""

    id = "labelled-payee"
    group = "label"
    weight = 0.0
    note = True
    title = Text("First payment to a labelled service", "首次付款至带标签的服务地址")
    message = Text(
        "{amount} {asset} to an address labelled “{name}” ({kind}; labels of {date}, not verified); {count} payment(s) "
        "to it in the file",
        "{amount} {asset} 付给带有标签“{name}”的地址（{kind}；标签日期 {date}，未核实）；文件中共 {count} 笔付款",
    )
    why = Text(
        "It says who could be asked: an exchange can keep records and look at the account that was credited. "
        "That the address belongs to it is the label's word.",
        "便于知道可以向谁查询：交易所可以保全记录，并核查入账的账户。地址是否属于该平台，以标签为据，未核实。",
    )
    innocent = Text(
        "Nearly all payments to exchanges and services are ordinary ones.",
        "向交易所和各类服务付款，绝大多数都是正常的。",
    )
    example = Text(
        "0.5 ETH go to an address labelled “Binance 9”.",
        "0.5 ETH 付给标签为“Binance 9”的地址。",
    )
    needs = ("counterparty",)

    def check(self, seen: Seen) -> pd.DataFrame:
        """The first outgoing value to each labelled address."""
        entries = services()
        mask = seen.stats["first_out"] & seen.table["counterparty"].isin(list(entries))
        parties = seen.table["counterparty"].where(mask)
        return facts(
            seen,
            mask,
            name=parties.map({address: entry.name for address, entry in entries.items()}),
            kind=parties.map({address: _KINDS[entry.category] for address, entry in entries.items()}),
            date=SERVICES_DATE,
            count=seen.stats["ever_out"].fillna(0).astype(int),
        )


RULES = (ListedAddress, ListedSender, LabelledPayee)
