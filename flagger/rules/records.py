"""Records that others write in this wallet's name: nothing sent, collectibles that never came in."""

from dataclasses import dataclass

import pandas as pd

from flagger.rules.base import Rule, Seen, facts, unsigned
from flagger.similar import pairs
from flagger.text import Text


@dataclass(frozen=True, kw_only=True)
class UnsignedZero(Rule):
    """A record that this wallet sent nothing to somebody, written by somebody else; no address is imitated."""

    id = "unsigned-zero-record"
    group = "poison"
    stage = "before"
    waits_for = "more"  # the next line of the list of transactions
    weight = 0.0
    note = True
    title = Text("A zero record in this wallet's name, not signed by it", "非本钱包签名的零金额转出记录")
    message = Text(
        "the record says that 0 {asset} went to {counterparty}; its hash is not in this wallet's list of "
        "transactions; inferred: written by another address",
        "记录显示向 {counterparty} 转出 0 {asset}，而本钱包的交易导出中没有该哈希；推断由其他地址写入",
    )
    why = Text(
        "Most token contracts let anybody record a transfer of 0 from any address. It takes nothing and needs no "
        "key of this wallet; it is there so that its address is copied by mistake. The inference holds if the list "
        "of transactions covers that time without gaps.",
        "多数代币合约允许任何人以任意地址的名义写入 0 金额的转账。它不会转走资产，也不需要本钱包的私钥；目的是让人误复制其中的地址。"
        "该推断的前提是交易导出完整覆盖该时段。",
    )
    innocent = Text(
        "Some contracts record empty transfers beside other work; nothing needs to be done about it.",
        "有些合约在执行其他操作时会顺带写入零金额记录；无需处理。",
    )
    example = Text(
        "“0 USDT” to an unknown address stands in the token list; the list of transactions has no such hash.",
        "代币列表中有一条向陌生地址转出“0 USDT”的记录，交易列表中却没有这个哈希。",
    )
    needs = ("counterparty", "signer")

    digits: int = 6

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token rows out, of 0, under a foreign hash; `zero-value-look-alike` tells of those that imitate."""
        table = seen.table
        nothing = table["kind"].eq("token") & table["direction"].eq("out") & table["amount"].eq(0)
        rows = nothing & table["status"].eq("ok") & unsigned(seen)
        dealt = table.loc[seen.stats["moved"], "counterparty"].dropna().unique()
        alike = pairs(table.loc[rows, "counterparty"].dropna(), dealt, self.digits)
        return facts(seen, rows & ~table["counterparty"].isin(alike["candidate"].tolist()))


@dataclass(frozen=True, kw_only=True)
class NeverHeld(Rule):
    """A collectible leaves that never came in, by a transaction that is not this wallet's."""

    id = "collectible-never-held"
    group = "poison"
    stage = "before"
    waits_for = "more"  # the next line of the list of transactions
    weight = 0.0
    note = True
    title = Text("A collectible left that never came in", "转出了从未转入的 NFT")
    message = Text(
        "the record says that {asset} number {token} of contract {contract} left; it never came in, and the hash is "
        "not in this wallet's list of transactions",
        "记录显示合约 {contract} 的 {asset}（编号 {token}）转出；该 NFT 从未转入，且本钱包的交易导出中没有该哈希",
    )
    why = Text(
        "A contract may record what it likes: that a collectible was made by this wallet, or sold by it. "
        "If the wallet never held it, nothing was taken. If it was yours, another address moved it, by an approval.",
        "合约可以随意写入记录，例如声称某个 NFT 由本钱包铸造或卖出。"
        "如果您从未持有它，就没有资产被转走；如果它确实是您的，则是其他地址凭授权转走的。",
    )
    innocent = Text(
        "The export begins after the collectible came in, or collectibles of another standard are in another file.",
        "导出文件的起始时间晚于该 NFT 转入的时间；或另一种标准的 NFT 在另一份文件中。",
    )
    example = Text(
        "Number 7 of an unknown collection leaves; no row shows that it ever came.",
        "一个陌生合集的 7 号 NFT 转出，却没有任何转入记录。",
    )
    needs = ("contract", "signer")

    def check(self, seen: Seen) -> pd.DataFrame:
        """NFT rows out under a foreign hash, without an earlier inflow of that number."""
        table, stats = seen.table, seen.stats
        token = [table["contract"].fillna(""), table["token_id"].fillna("")]
        came = (stats["in"] & table["kind"].eq("nft")).astype("int64").groupby(token).cumsum()
        left = table["kind"].eq("nft") & stats["out"] & table["contract"].notna() & came.eq(0)
        shown = table["token_id"].astype(object).where(table["token_id"].notna(), "?")
        return facts(seen, left & unsigned(seen), contract=table["contract"], token=shown)


RULES = (UnsignedZero, NeverHeld)
