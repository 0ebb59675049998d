"""When and how fast: bursts, long silence, odd hours."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text

DAY = 86_400


@dataclass(frozen=True, kw_only=True)
class Burst(Rule):
    """More transfers leave within ten minutes than this wallet has ever sent so fast."""

    id = "burst"
    group = "burst"
    weight = 0.30
    title = Text("Many outgoing transfers within ten minutes", "十分钟内多笔转出")
    message = Text(
        "{amount} {asset}: transfer {count} out within ten minutes; 99 of 100 earlier ones stood among at most {usual}",
        "{amount} {asset}：十分钟内的第 {count} 笔转出；以往 99% 的情况不超过 {usual} 笔",
    )
    why = Text("What is being emptied is emptied fast.", "资产被转空时，通常是在短时间内转空的。")
    innocent = Text(
        "Paying several bills, airdrops and scripts look alike.", "集中付款、空投、脚本操作也会这样。"
    )
    example = Text(
        "Six transfers leave within eight minutes; before, never more than two did.",
        "八分钟内转出六笔；以往从未超过两笔。",
    )
    fewest = 10

    count: int = 4

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows whose ten-minute count is above the 99th percentile of earlier ones."""
        stats = seen.stats
        counts = stats.loc[stats["plain"], "out_10m"]
        usual = counts.expanding().quantile(0.99, interpolation="higher").shift().fillna(math.inf)
        hits = counts[(counts >= self.count) & (counts > usual)]
        mask = pd.Series(False, index=stats.index)
        mask[hits.index] = True
        usual = usual.reindex(stats.index, fill_value=0).replace(math.inf, 0)
        return facts(seen, mask, count=stats["out_10m"], usual=usual.astype(int))


@dataclass(frozen=True, kw_only=True)
class Dormant(Rule):
    """A payment to a new address after the longest silence of this wallet."""

    id = "dormant-then-active"
    group = "time"
    weight = 0.20
    title = Text("A payment after long silence", "长期未动用后突然转出")
    message = Text(
        "{amount} {asset} to a payee never paid before, after {days} days without an outgoing transfer",
        "{amount} {asset} 付给新收款方；此前 {days} 天没有任何转出",
    )
    why = Text(
        "Old savings that suddenly leave for a stranger deserve a look.",
        "长期未动的资产突然转给陌生收款方，值得留意。",
    )
    innocent = Text("Most people who save do exactly this one day.", "多数长期持有者总有一天会这样做。")
    example = Text(
        "Nothing left for 400 days, then 2 ETH go to a new address.",
        "400 天没有任何转出，随后 2 ETH 转至新地址。",
    )
    needs = ("counterparty",)
    fewest = 8

    days: float = 90.0
    times: float = 10.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """First payments after a gap of `days` and `times` the 95th percentile of earlier gaps."""
        stats = seen.stats
        gaps = stats.loc[stats["out"], "gap_out"]
        usual = gaps.expanding(min_periods=5).quantile(0.95).shift().fillna(math.inf)
        hits = gaps[(gaps >= self.days * DAY) & (gaps > self.times * usual)]
        mask = pd.Series(False, index=stats.index)
        mask[hits.index] = True
        days = (stats["gap_out"] // DAY).fillna(0).astype(int)
        return facts(seen, mask & stats["plain"] & stats["first_out"] & ~stats["service"], days=days)


@dataclass(frozen=True, kw_only=True)
class OddHour(Rule):
    """A payment to a new address at an hour when this wallet is almost never used."""

    id = "odd-hour"
    group = "time"
    weight = 0.12
    note = True  # as evidence it found nothing on any set of wallets and cost a false medium flag
    title = Text("An hour at which hardly anything leaves", "平时几乎没有转出的时段")
    message = Text(
        "{amount} {asset} to a payee never paid before, at an hour that holds {share:.1%} of {count} earlier outgoing transfers",
        "{amount} {asset} 付给新收款方；该时段只占此前 {count} 笔转出的 {share:.1%}",
    )
    why = Text("Somebody else may live in another time zone.", "其他人可能生活在另一个时区。")
    innocent = Text("Travel, a sleepless night, a script.", "出差、失眠、自动脚本，都可能。")
    example = Text(
        "Of 300 transfers none left between 3 and 5 in the morning; this one left at 4.",
        "300 笔转出中没有一笔在凌晨 3 至 5 点；这一笔在 4 点。",
    )
    needs = ("counterparty",)
    fewest = 100

    share: float = 0.01

    def check(self, seen: Seen) -> pd.DataFrame:
        """First payments at an hour below the smoothed share, with 100 earlier ones to compare."""
        stats = seen.stats
        share = np.exp(-stats["hour_rarity"])
        rare = (share < self.share) & (stats["hour_n"] >= 100)
        return facts(seen, stats["plain"] & stats["first_out"] & rare, share=share, count=stats["hour_n"])


RULES = (Burst, Dormant, OddHour)
