"""Accounts that run code (EIP-7702): calls to oneself, and coins that leave inside a stranger's transaction."""

from dataclasses import dataclass

import numpy as np
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


@dataclass(frozen=True, kw_only=True)
class BatchEmptied(Rule):
    """One call to the wallet's own address took nearly all of an asset, and others with it, to strangers."""

    id = "batch-emptied"
    group = "delegation"
    weight = 0.85
    stands_alone = True  # with two assets or more, as assets-emptied; one asset alone is medium
    title = Text("Emptied by one call to the wallet's own address", "通过一次对自身地址的调用转空")
    message = Text(
        "{amount} {asset} ({share:.1%} of the balance) left by a call of {method} to the wallet's own address, for an address "
        "never paid before; {assets} asset(s) left like this in that transaction and nothing came back",
        "{amount} {asset}（占余额 {share:.1%}）通过一次对自身地址的 {method} 调用，转至从未付过款的地址；"
        "该笔交易中共有 {assets} 种资产这样转出，没有任何资产转回",
    )
    why = Text(
        "A page that asks to “upgrade” a wallet can put many transfers into one signature (EIP-7702): all assets leave at once.",
        "以“升级钱包”为名的页面，可以把多笔转账放进一次签名（EIP-7702），使全部资产同时转出。",
    )
    innocent = Text(
        "A smart account that moves to a new address of its owner's does it in one call too.",
        "使用智能账户的人迁移到自己的新地址，也会用一次调用完成。",
    )
    example = Text(
        "From and To are both the wallet, Method says Execute; in that transaction all USDT and all DAI leave for an unknown address.",
        "发送方与接收方都是本钱包，Method 为 Execute；该笔交易中全部 USDT 与全部 DAI 转至陌生地址。",
    )
    needs = ("counterparty", "method")

    share: float = 0.85
    several: int = 2
    little: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Outflows under the hash of a self-call to payees first paid in it, one of them of most of a balance."""
        table, stats = seen.table, seen.stats
        itself = table["direction"].eq("self") & table["kind"].isin(["native", "approval"]) & ~stats["moves"]
        called = table.loc[itself & table["tx_hash"].notna()].drop_duplicates("tx_hash")
        names = called.set_index("tx_hash")["method"]
        back = stats["in"].groupby(table["tx_hash"]).transform("any").fillna(False).astype(bool)
        new = stats["since_first_out"].eq(0) & stats["ever_in"].eq(0) & ~stats["service"]
        left = stats["out"] & table["tx_hash"].isin(names.index) & new & ~back & stats["share"].notna()
        most = stats["share"].where(left).groupby(table["tx_hash"]).transform("max")
        mask = left & (most >= self.share)  # of the coin that pays the fee some stays
        codes = stats["asset_code"].where(mask)
        count = codes.groupby(table["tx_hash"]).transform("nunique").fillna(0).astype(int)
        method = table["tx_hash"].map(names).astype(object).fillna("?")
        found = facts(seen, mask, share=stats["share"], method=method, assets=count)
        return found.assign(_weight=np.where(found["assets"] >= self.several, self.weight, self.little))


RULES = (SelfCall, InsideOutflow, BatchEmptied)
