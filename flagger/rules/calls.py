"""Calls that hand over much at once: coins sent along with a claim, several tokens approved together."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text

MINUTE = 60
# Functions that promise to bring something or to secure it; none of them needs coins of the caller's.
_PROMISES = r"claim[a-z]*|airdrop|getrewards?|securityupdate|networkmerge|connect|connectwallet|verify[a-z]*"


@dataclass(frozen=True, kw_only=True)
class PaidClaim(Rule):
    """Coins go along with a call that promises to bring some."""

    id = "paid-claim"
    group = "claim"
    weight = 0.0
    note = True  # nobody has measured how often claims with coins are honest; see benchmarks/README.md
    title = Text("Coins sent along with a “claim”", "调用“领取”类功能时付出了主网币")
    message = Text(
        "{amount} {asset} went along with a call of {method} to {counterparty}; nothing came back in that transaction",
        "调用 {counterparty} 的 {method} 时付出了 {amount} {asset}；该笔交易中没有任何资产转回",
    )
    why = Text(
        "A function that hands something out needs no coins of the caller's. Pages that promise an airdrop or an "
        "“update” have the coins sent to a contract whose function bears such a name.",
        "“领取”本来是拿到资产，无需付出主网币。以空投、“安全更新”为名的网页，会让人把主网币付给带有这类函数名的合约。",
    )
    innocent = Text(
        "Some projects charge a fee for a claim; some mints are called so.",
        "有些项目领取时收取手续费；有些铸造功能也用这个名字。",
    )
    example = Text(
        "2 ETH go to an unknown contract, and the function is called Claim.",
        "向陌生合约付出 2 ETH，调用的函数名为 Claim。",
    )
    needs = ("method", "counterparty")

    def check(self, seen: Seen) -> pd.DataFrame:
        """The network's coin out by a function of such a name, no service, nothing in under the hash."""
        table, stats = seen.table, seen.stats
        name = table["method"].fillna("").str.lower().str.replace("[^a-z0-9]", "", regex=True)
        claim = name.str.fullmatch(_PROMISES) & table["kind"].isin(["native", "approval"])
        back = stats["in"].groupby(table["tx_hash"]).transform("any").fillna(False).astype(bool)
        return facts(seen, stats["out"] & claim & ~back & ~stats["service"], method=table["method"])


@dataclass(frozen=True, kw_only=True)
class ManyApprovals(Rule):
    """Several tokens are approved within an hour."""

    id = "many-approvals"
    group = "approval"
    stage = "before"
    waits_for = "more"
    weight = 0.0
    note = True
    title = Text("Several tokens approved within an hour", "一小时内对多种代币授权")
    message = Text(
        "one of {count} different tokens approved within {minutes} min: {counterparty}; spender: {spender}",
        "{minutes} 分钟内先后授权的 {count} 种代币之一：{counterparty}；被授权地址：{spender}",
    )
    why = Text(
        "A page that is after everything asks for one token after the other. Each approval goes on until it is revoked.",
        "想要全部资产的网页会逐一请求授权。每项授权在取消之前一直有效。",
    )
    innocent = Text(
        "Setting up a new exchange or lending service asks for several tokens too.",
        "首次使用新的兑换或借贷服务时，也可能接连授权多种代币。",
    )
    example = Text(
        "USDT, USDC and DAI are approved within six minutes.",
        "六分钟内先后授权了 USDT、USDC、DAI。",
    )
    needs = ("method", "counterparty")

    tokens: int = 3
    minutes: float = 60.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Approvals in a run with gaps below `minutes`, of so many contracts, to one spender where it is told."""
        table = seen.table
        given = table["kind"].eq("approval") & table["direction"].eq("out") & table["status"].eq("ok")
        spender = table["spender"].fillna("")
        rows = table.loc[given, ["counterparty"]].assign(seconds=seen.stats["seconds"], spender=spender)
        rows = rows.sort_values(["spender", "seconds"], kind="stable")
        apart = rows["seconds"].diff().gt(self.minutes * MINUTE) | rows["spender"].ne(rows["spender"].shift())
        runs = rows.groupby(apart.cumsum())
        count = runs["counterparty"].transform("nunique").reindex(table.index, fill_value=0)
        span = runs["seconds"].transform("max") - runs["seconds"].transform("min")
        unstated = Text("not in the export", "导出文件未载明")
        return facts(
            seen,
            count >= self.tokens,
            count=count.astype(int),
            minutes=np.ceil(span / MINUTE).reindex(table.index, fill_value=0).astype(int),
            spender=table["spender"].astype(object).where(table["spender"].notna(), unstated),
        )


RULES = (PaidClaim, ManyApprovals)
