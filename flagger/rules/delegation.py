"""Accounts that run code (EIP-7702): calls to oneself, and coins that leave inside a stranger's transaction."""

from dataclasses import dataclass

import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text


@dataclass(frozen=True, kw_only=True)
class SelfCall(Rule):
    """The wallet's own address was called as if it were a contract."""

    id = "self-call"
    group = "delegation"
    stage = "before"
    weight = 0.20
    note = True
    title = Text("A call to the wallet's own address", "对本钱包自身地址的一次调用")
    message = Text(
        "the function {method} was called on the wallet's own address; only an address that runs code answers such a call",
        "本钱包自身地址被调用了 {method}；只有运行代码的地址才会响应这种调用",
    )
    why = Text(
        "Since 2025 an ordinary address can be made to run a contract's code (EIP-7702). Whoever wrote that "
        "code can move what is there. The export does not state which contract it is.",
        "2025 年起，普通地址可以被设置为运行某个合约的代码（EIP-7702），代码的作者可能因此能转走其中资产。导出文件未载明是哪个合约。",
    )
    innocent = Text(
        "Wallet apps that offer smart accounts do this on purpose, to send several payments at once.",
        "提供“智能账户”功能的钱包应用会有意这样做，以便一次发出多笔付款。",
    )
    example = Text(
        "From and To are both the wallet, and Method says Execute.",
        "发送方与接收方都是本钱包，Method 为 Execute。",
    )
    needs = ("method",)

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows from the wallet to itself that call a function and did not fail."""
        table = seen.table
        itself = table["direction"].eq("self") & table["kind"].isin(["native", "approval"])
        mask = itself & table["status"].eq("ok") & ~seen.stats["moves"]
        return facts(seen, mask, method=table["method"].fillna("?"))


@dataclass(frozen=True, kw_only=True)
class InsideOutflow(Rule):
    """The network's coin left inside a transaction that another address sent."""

    id = "inside-outflow"
    group = "delegation"
    weight = 0.90
    stands_alone = True
    title = Text("Coins left inside another address's transaction", "在他人发起的交易中转出")
    message = Text(
        "{amount} {asset} left for {counterparty} inside a transaction that this address did not send",
        "在一笔并非由本地址发起的交易中，{amount} {asset} 转至 {counterparty}",
    )
    why = Text(
        "An ordinary address sends coins only by transactions of its own. Coins that leave inside another's "
        "transaction show that the address runs code; with foreign code, what comes in leaves at once.",
        "普通地址只能通过自己发起的交易转出主网币。在他人的交易中转出，说明该地址运行着代码；若代码不是本人选择的，到账后可能立即被转走。",
    )
    innocent = Text(
        "Smart accounts whose fees an app pays work like this; so does every contract wallet.",
        "由应用代付手续费的智能账户，以及各种合约钱包，也是这样工作的。",
    )
    example = Text(
        "A friend sends 0.01 ETH, and in the same transaction 0.01 ETH go on to an unknown address.",
        "朋友转入 0.01 ETH，同一笔交易中这 0.01 ETH 又转至陌生地址。",
    )
    needs = ("counterparty", "internal")

    def check(self, seen: Seen) -> pd.DataFrame:
        """Internal outflows that another address began, to an address that never gave anything."""
        table, stats = seen.table, seen.stats
        inside = (
            stats["out"] & table["kind"].eq("internal") & table["initiator"].ne(table["own"]).fillna(False)
        )
        returned = stats["in"].groupby(stats["party"]).transform("any") & (stats["party"] >= 0)
        # A contract wallet never sends transactions of its own: there it means nothing.
        sends = table["kind"].isin(["native", "approval"]) & table["initiator"].eq(table["own"]).fillna(False)
        ordinary = sends.groupby(table["own"]).transform("any")
        mask = inside & ordinary & table["initiator"].notna() & ~returned & ~stats["service"]
        return facts(seen, mask)


RULES = (SelfCall, InsideOutflow)
