"""What comes in leaves at once; or a stranger's gas comes first and the tokens follow."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, facts, used_on
from flagger.rules.runs import at_once
from flagger.text import Text

MINUTE = 60
LIVED = 3  # transactions of an owner who does other things than forward


@dataclass(frozen=True, kw_only=True)
class Sweeper(Rule):
    """Again and again, what comes in leaves whole within minutes to the same address."""

    id = "sweeper"
    group = "sweeper"
    waits_for = "more"
    weight = 0.85
    stands_alone = True
    title = Text("Whatever comes in leaves at once", "到账后随即转出")
    message = Text(
        "{amount} {asset} left {seconds} s after coming in; time number {times} that everything left at once for this payee",
        "{amount} {asset} 在到账 {seconds} 秒后转出；已是第 {times} 次到账即全部转给该收款方",
    )
    why = Text(
        "A program that holds the key waits for every deposit. Adding gas only feeds it.",
        "掌握密钥的程序会等待每一笔到账；继续充入手续费只会被再次转走。",
    )
    innocent = Text(
        "Deposit addresses of exchanges and shops forward like this by design.",
        "交易所、商户的充值地址就是这样自动归集的。",
    )
    example = Text(
        "Three times 0.02 ETH come in, and three times they leave within seconds for one address.",
        "三次转入 0.02 ETH，三次都在数秒内转至同一地址。",
    )
    needs = ("counterparty",)

    share: float = 0.85
    minutes: float = 10.0
    times: int = 2
    only: float = 0.5
    seconds: float = 90.0
    slowly: int = 3
    slow: float = 0.5
    takers: int = 2

    def check(self, seen: Seen) -> pd.DataFrame:
        """Fast whole outflows, `times` of them, to an address that got little else."""
        stats = seen.stats
        fast = at_once(seen, self.share, self.minutes)
        party = fast.groupby(stats["party"])
        habit = _forwards(seen, fast)
        # A payee who is paid in other ways too does not wait for deposits.
        only = party.transform("sum") >= self.only * stats["ever_out"]
        count = party.transform("sum")
        quick = stats["since_in"].where(fast).groupby(stats["party"]).transform("median") <= self.seconds
        swept = (count >= self.times) & (quick | (count >= self.slowly)) & only & (stats["party"] >= 0)
        mask = fast & swept & (not habit)
        times = party.cumsum().clip(lower=1)
        found = facts(seen, mask, seconds=stats["since_in"].fillna(0).astype(int), times=times)
        # People who forward what comes in take minutes too; who pays wages from it pays many.
        few = stats["party"][mask].nunique() <= self.takers
        return found.assign(_weight=np.where(quick.reindex(found.index) & few, self.weight, self.slow))


def _forwards(seen: Seen, fast: "pd.Series[bool]") -> bool:
    """Whether the wallet forwards by design: most outflows are of this kind, and it never did anything else.

    Anything else is what it sent or called before the first of them.
    """
    stats = seen.stats
    acts = seen.table["direction"].isin(["out", "self"]) & (
        stats["out"] | seen.table["initiator"].eq(seen.table["own"])
    )
    first = stats["seconds"].where(fast).min()
    before = seen.table.loc[acts & (stats["seconds"] < first), "tx_hash"].nunique()
    return bool(fast.sum() > 0.5 * stats["out"].sum()) and before < LIVED


@dataclass(frozen=True, kw_only=True)
class GasThenTokens(Rule):
    """A stranger sends a little of the network's coin; soon tokens leave for a new address."""

    id = "gas-then-tokens"
    group = "gas"
    waits_for = "more"
    weight = 0.85
    stands_alone = True  # made-up: 45 of 50 wallets; no honest wallet of 1,800 that was not used on
    takeover = True
    title = Text("A stranger pays the gas, then tokens leave", "陌生地址转入手续费，之后代币转出")
    message = Text(
        "{amount} {asset} left for a new address {minutes} min after an address without earlier dealings sent {gas}{later}",
        "{amount} {asset} 转至新地址；{minutes} 分钟前，一个此前无往来的地址转入 {gas}{later}",
    )
    why = Text(
        "Tokens cannot move without gas: whoever holds the key of an empty wallet must bring some.",
        "没有手续费，代币就转不走：控制了空钱包密钥的人必须先转入手续费。",
    )
    innocent = Text(
        "A friend or an exchange sending gas for a planned transfer.",
        "朋友或交易所为计划中的转账补充手续费。",
    )
    example = Text(
        "A stranger sends 0.001 ETH; four minutes later all USDT leave for a new address.",
        "陌生地址转入 0.001 ETH；四分钟后全部 USDT 转至新地址。",
    )
    needs = ("counterparty", "tokens")

    minutes: float = 150.0
    share: float = 0.85
    assets: int = 2
    early: float = 30.0
    later: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token outflows of most of a balance to a new payee, within `minutes` of a first-time native inflow."""
        stats, table = seen.stats, seen.table
        native = table["kind"].isin(["native", "internal"])
        gas = stats["in"] & native & stats["prior_in"].eq(0) & stats["prior_out"].eq(0)
        last = stats["seconds"].where(gas).ffill()
        what = (table["amount_text"] + " " + table["asset"].fillna("?")).where(gas).ffill()
        gap = stats["seconds"] - last
        new = stats["since_first_out"] <= 2 * self.minutes * MINUTE
        # Where the export is cut the balance is unknown: then several tokens have to go, by the wallet's own hand.
        signed = stats["share"].isna() & table["initiator"].eq(table["own"]).fillna(False).astype(bool)
        unknown = stats["plain"] & table["kind"].eq("token") & signed & new
        several = (
            stats["asset_code"].where(unknown).groupby(stats["party"]).transform("nunique") >= self.assets
        )
        tokens = stats["plain"] & table["kind"].eq("token") & (stats["share"] >= self.share) & new
        tokens |= unknown & several
        mask = tokens & (gap <= self.minutes * MINUTE) & ~stats["service"]
        found = facts(seen, mask, minutes=(gap / MINUTE).round(1), gas=what, later=used_on(seen))
        # Friends bring gas as well; whoever waits for it is there at once.
        return found.assign(_weight=np.where(found["minutes"] <= self.early, self.weight, self.later))


RULES = (Sweeper, GasThenTokens)
