"""A new address that gets much in several payments at once: in equal parts, or each far above usual."""

from dataclasses import dataclass

import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts
from flagger.rules.runs import first_runs
from flagger.text import Text

HOUR, DAY = 3600, 86_400


@dataclass(frozen=True, kw_only=True)
class LargeToOne(Rule):
    """Outside payment apps, one new payee gets several payments within a day, each far above usual."""

    id = "large-to-one"
    group = "amount"
    waits_for = "more"
    weight = 0.50  # medium: none of 192 real honest wallets has such a run, nor have 64 with a known loss
    title = Text("Several large payments to one new payee within a day", "一天内向同一新收款方多次大额付款")
    message = Text(
        "{amount} {asset}: one of {times} payments to a new payee within {hours} h of the first, each far above "
        "the usual payments",
        "{amount} {asset}：首笔之后 {hours} 小时内向同一新收款方付款 {times} 次中的一次，每笔都远高于平时的付款",
    )
    why = Text(
        "Few people send one unusually large sum after another to somebody they have never paid.",
        "很少有人会向从未付过款的对象接连转出异常大的金额。",
    )
    innocent = Text(
        "A deposit at a new exchange in parts, a house or a car paid in instalments, a move to an own new wallet.",
        "分几笔充值到新的交易所账户、分批支付房款车款、搬到自己的新钱包，也是这样。",
    )
    example = Text(
        "Usually 0.05 to 0.5 ETH are paid; one night 13, 29 and 21 ETH go to the same new address.",
        "平时每笔付 0.05 至 0.5 ETH；某晚向同一新地址先后转出 13、29、21 ETH。",
    )
    needs = ("counterparty",)
    fewest = 8

    times: int = 3
    z: float = 2.5
    hours: float = 24.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` payments of `z` deviations within `hours` of the first, none of them paid back."""
        runs = first_runs(seen, self.hours * HOUR / DAY)
        stats = seen.stats.loc[runs.index]
        app = seen.table["own"].isin(list(APPS)).reindex(runs.index)
        soon = (stats["since_first_out"] <= self.hours * HOUR) & ~app
        large = (stats["amount_z"] >= self.z) & (stats["n_before"] >= self.fewest)
        hits = runs[soon & large & ~stats["came_back"]]
        count = hits.groupby("pair")["amount"].transform("size")
        mask = pd.Series(False, index=seen.table.index)
        mask[count.index[count >= self.times]] = True
        times = count.reindex(mask.index).fillna(0).astype(int)
        return facts(seen, mask, times=times, hours=int(self.hours))


@dataclass(frozen=True, kw_only=True)
class EqualParts(Rule):
    """One new address takes a balance in several parts of about the same size."""

    id = "equal-parts"
    group = "series"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # another author's wallets: 14, all rightly; no honest one, made-up or real
    title = Text(
        "A balance that leaves in equal parts for one new payee", "余额分成相近的几份转给同一新收款方"
    )
    message = Text(
        "{amount} {asset}: one of {times} payments of about the same size to a new payee within {hours} h; together "
        "{taken:.1%} of the {asset} balance before the first",
        "{amount} {asset}：{hours} 小时内向同一新收款方的 {times} 次金额相近的付款之一；合计占首笔之前 {asset} 余额的 {taken:.1%}",
    )
    why = Text(
        "A program that holds the key may take a balance in equal parts, so that no single one stands out.",
        "掌握密钥的程序可能把余额分成金额相近的几份转走，使每一笔都不显眼。",
    )
    innocent = Text(
        "Limits of an exchange or an app, or caution, make people send a large sum in parts too.",
        "受平台限额所限，或出于谨慎，人们也会把大额分几次转出。",
    )
    example = Text(
        "Within a day 2,000 USDT go to the same new address seven times, nearly all that was there.",
        "一天内向同一新地址七次各转 2,000 USDT，几乎是全部余额。",
    )
    needs = ("counterparty",)

    days: float = 3.0
    times: int = 5
    varied: float = 0.2
    share: float = 0.85
    within: float = 14.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` in `within` days whose amounts vary by `varied` of their mean, together `share` of the balance.

        Wages and savings plans are paid from what comes in meanwhile: together they are more than was there at first.
        """
        stats = seen.stats
        runs = first_runs(seen, self.days)
        pairs = runs.groupby("pair")
        count, total = pairs["amount"].transform("size"), pairs["amount"].transform("sum")
        spread = pairs["amount"].transform("std") / pairs["amount"].transform("mean")
        held = stats["balance"].reindex(runs.index).groupby(runs["pair"]).transform("first")
        taken = total / held
        only = stats["ever_out"].reindex(runs.index).eq(count) & stats["ever_in"].reindex(runs.index).eq(0)
        span = pairs["seconds"].transform("max") - pairs["seconds"].transform("min")
        even = (spread <= self.varied) & (span <= self.within * DAY)
        hits = runs[(count >= self.times) & even & taken.between(self.share, 1) & only]
        mask = pd.Series(False, index=seen.table.index)
        mask[hits.index] = True
        hours = (span / HOUR).round().clip(lower=1).reindex(mask.index).fillna(0).astype(int)
        times = count.reindex(mask.index).fillna(0).astype(int)
        return facts(seen, mask, times=times, hours=hours, taken=taken.reindex(mask.index))


RULES = (EqualParts, LargeToOne)
