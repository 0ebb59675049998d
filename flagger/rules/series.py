"""A new address that is paid again and again: rising, or in a steady beat."""

from dataclasses import dataclass

import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts, facts_of, multiple
from flagger.rules.runs import first_runs, to_people, unless_returned
from flagger.text import Text

HOUR, DAY = 3600, 86_400


@dataclass(frozen=True, kw_only=True)
class RisingPayments(Rule):
    """One new address is paid several times, more from time to time."""

    id = "rising-payments"
    group = "series"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 1,523 of 1,584 payments are of losses; 4 of 2,550 honest wallets, none of 192 real ones
    softened = False  # a first sum paid back belongs to the pattern
    title = Text("Rising payments to one new payee", "向同一新收款方多次付款、金额递增")
    message = Text(
        "{amount} {asset}: one of {times} payments to a new payee within {days} day(s); the "
        "largest is {ratio}× the first",
        "{amount} {asset}：{days} 天内向同一新收款方付款 {times} 次中的一次；其中最大一笔为首笔的 {ratio} 倍",
    )
    why = Text(
        "False investment schemes let a first small sum grow on paper, and ask for more each time.",
        "虚假投资往往先让小额“赚钱”，再一次次要求追加更多。",
    )
    innocent = Text(
        "A real investment, a builder paid by progress, trust that grows between partners.",
        "真实的投资、按进度支付的装修款、逐渐建立信任的合作伙伴，也是这样。",
    )
    example = Text(
        "500, 1,000, 2,500 and 6,000 USDT go to the same new address within three weeks.",
        "三周内向同一新地址先后付款 500、1,000、2,500、6,000 USDT。",
    )
    needs = ("counterparty",)
    fewest = 7

    days: float = 21.0
    times: int = 4
    ratio: float = 3.5
    less: float = 2.5
    leap: float = 1.6
    rising: float = 0.7
    fall: float = 0.4
    fee: float = 0.1
    tried: float = 5.0
    hours: float = 6.0
    strictly: int = 5
    sittings: int = 3
    tail: int = 2

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` with `hours` between, mostly rising, to `ratio` times the first; nothing after.

        Outside payment apps `less` times is enough where one payment is `leap` times the one before, and none is less.
        Some may be paid in one sitting where all rise, `strictly` of them, in `sittings` or more.
        """
        runs = first_runs(seen, self.days)
        # From payment apps only what goes to people: shops, schools and hospitals are paid by turns.
        app = seen.table["own"].isin(list(APPS))
        runs = runs[~(app & ~to_people(seen))[runs.index]]
        pairs, app = runs.groupby("pair"), app[runs.index]
        count = pairs["amount"].transform("size")
        most, leap = pairs["amount"].transform("max"), pairs["step"].transform("max")
        never_less = pairs["step"].transform("min") >= 1
        ratio = most / pairs["amount"].transform("first")
        # Builders are paid more from time to time, too, but seldom so much more at once.
        leaping = (ratio >= self.less) & (leap >= self.leap) & never_less
        grown = (ratio >= self.ratio) | leaping & ~app
        only = seen.stats.loc[runs.index, "ever_out"] == count
        span = pairs["seconds"].transform("max") - pairs["seconds"].transform("min")
        days = (span / DAY).round().clip(lower=1).astype("int64")
        told = pd.DataFrame({"times": count, "days": days, "ratio": ratio})
        told = told[(count >= self.times) & grown & self._rising(runs, app) & only]
        return unless_returned(seen, multiple(facts_of(seen, told), "ratio"), self.weight)

    def _rising(self, runs: pd.DataFrame, app: "pd.Series[bool]") -> "pd.Series[bool]":
        """Rows of runs that rise: mostly and never far down, or never down, or up to a peak near the end."""
        pair, pairs = runs["pair"], runs.groupby("pair")
        count = pairs["amount"].transform("size")
        up = pairs["up"].transform("sum") / (count - 1).clip(lower=1)
        least, leap = pairs["step"].transform("min"), pairs["step"].transform("max")
        mostly = (up >= self.rising) & (least >= self.fall)
        # Round sums repeat. Small ones and then much is no rise but an address tried first.
        level = (least >= 1) & (leap <= self.tried)
        # What is asked for in the end, a “tax” or a “fee”, may be less than the largest.
        to_peak = runs[::-1].groupby("pair")["amount"].cummax().eq(pairs["amount"].transform("max"))
        steps = to_peak.groupby(pair).transform("sum") - 1
        climbs = (runs["up"] & to_peak).groupby(pair).transform("sum").eq(steps)
        tailed = climbs & (count - 1 - steps <= self.tail) & (count >= self.strictly) & (least >= self.fee)
        # Who is talked into it pays twice in an evening, too; shops and builders are paid more and less by turns.
        sitting = 1 + (runs["gap"] >= self.hours * HOUR).astype(int).groupby(pair).transform("sum")
        always = (up == 1) & (count >= self.strictly) & (sitting >= self.sittings)
        # rising-within-days looks at those of payment apps
        return (mostly | level | tailed) & (sitting == count) | always & ~app


@dataclass(frozen=True, kw_only=True)
class SteadyPayments(Rule):
    """One new address is paid in a steady beat, at the same hour, changing sums of the usual size."""

    id = "steady-payments"
    group = "series"
    waits_for = "more"
    weight = 0.50  # medium at most: who set the program up is not in the records
    title = Text("Payments in a steady beat to one new payee", "按固定间隔向同一新收款方付款")
    message = Text(
        "{amount} {asset}: one of {times} payments to a new payee, every {days} day(s) at the "
        "same hour, in changing amounts",
        "{amount} {asset}：向同一新收款方的 {times} 次付款之一，每隔 {days} 天、在同一时段、金额各不相同",
    )
    why = Text(
        "People seldom pay by the clock in changing sums; a program that holds the key does.",
        "人很少按固定时刻、以不同金额付款；掌握密钥的程序会这样做。",
    )
    innocent = Text(
        "A program of the owner's own: regular saving, wages by the day, a bot.",
        "也可能是本人自己的程序：定投、按日结算的工资、机器人。",
    )
    example = Text(
        "Ten days in a row 40 to 160 USDT go to the same new address, always shortly after 03:00.",
        "连续十天，每天凌晨 3 点刚过，向同一新地址付款 40 至 160 USDT。",
    )
    needs = ("counterparty",)

    times: int = 5
    hours: float = 2.0
    varied: float = 0.6

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` with equal gaps of whole days, within `hours` of the beat, amounts varying."""
        runs = first_runs(seen, 8.0)
        pairs = runs.groupby("pair")
        count = pairs["amount"].transform("size")
        every = (pairs["gap"].transform("median") / DAY).round()
        off = (runs["gap"] - every * DAY).abs().fillna(0)
        steady = (off <= self.hours * HOUR).groupby(runs["pair"]).transform("mean")
        distinct = pairs["amount"].transform("nunique") / count
        hits = runs[(count >= self.times) & (every >= 1) & (steady == 1) & (distinct >= self.varied)]
        mask = pd.Series(False, index=seen.table.index)
        mask[hits.index] = True
        times = count.reindex(mask.index).fillna(0).astype(int)
        return facts(seen, mask, times=times, days=every.reindex(mask.index).fillna(0).astype(int))


RULES = (RisingPayments, SteadyPayments)
