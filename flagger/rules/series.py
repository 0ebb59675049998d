"""A new address that is paid again and again: rising, in a steady beat, or with large sums within a day."""

from dataclasses import dataclass

import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts, multiple
from flagger.text import Text

HOUR, DAY = 3600, 86_400


def first_runs(seen: Seen, days: float) -> pd.DataFrame:
    """Plain payments of one asset to somebody new, up to the first silence of `days` days.

    Columns: `pair` (payee and asset), `seconds`, `amount`, `gap` (seconds since the last), `up`
    (more than the last). Nobody who paid this wallet before the first payment is new.
    """
    stats, table = seen.stats, seen.table
    mask = stats["plain"] & (stats["party"] >= 0) & ~stats["service"]
    rows = stats.loc[mask, ["party", "asset_code", "seconds", "prior_in"]].assign(amount=table["amount"])
    rows["pair"] = rows.groupby(["party", "asset_code"], sort=True).ngroup()
    pairs = rows.groupby("pair")
    rows["gap"] = pairs["seconds"].diff()
    later = rows["gap"].gt(days * DAY).groupby(rows["pair"]).cumsum() > 0
    stranger = pairs["prior_in"].transform("first").eq(0)
    rows["up"] = rows["amount"] > pairs["amount"].shift()
    return rows[stranger & ~later]


@dataclass(frozen=True, kw_only=True)
class RisingPayments(Rule):
    """One new address is paid several times, more from time to time."""

    id = "rising-payments"
    group = "series"
    causal = False
    weight = 0.80
    stands_alone = True  # made-up: 20 of 22 wallets with such a run; none of 256 real ones has one
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
    fewest = 10

    days: float = 14.0
    times: int = 4
    ratio: float = 3.5
    rising: float = 0.75
    hours: float = 6.0
    strictly: int = 5
    sittings: int = 3

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` with `hours` between, mostly rising, to `ratio` times the first; nothing after.

        Some may be paid in one sitting where all rise, `strictly` of them, in `sittings` or more.
        """
        runs = first_runs(seen, self.days)
        pairs = runs.groupby("pair")
        count = pairs["amount"].transform("size")
        ratio = pairs["amount"].transform("max") / pairs["amount"].transform("first")
        up = pairs["up"].transform("sum") / (count - 1).clip(lower=1)
        # Who is talked into it pays twice in an evening, too; shops and builders are paid more and less by turns.
        sitting = 1 + (runs["gap"] >= self.hours * HOUR).astype(int).groupby(runs["pair"]).transform("sum")
        always = (up == 1) & (count >= self.strictly) & (sitting >= self.sittings)
        always &= ~seen.table.loc[runs.index, "own"].isin(list(APPS))  # rising-within-days looks at those
        only = seen.stats.loc[runs.index, "ever_out"] == count
        rising = ((up >= self.rising) & (sitting == count)) | always
        hits = runs[(count >= self.times) & (ratio >= self.ratio) & rising & only]
        mask = pd.Series(False, index=seen.table.index)
        mask[hits.index] = True
        span = pairs["seconds"].transform("max") - pairs["seconds"].transform("min")
        days = (span / DAY).round().clip(lower=1).reindex(mask.index).fillna(0).astype(int)
        times = count.reindex(mask.index).fillna(0).astype(int)
        return multiple(facts(seen, mask, times=times, days=days, ratio=ratio.reindex(mask.index)), "ratio")


@dataclass(frozen=True, kw_only=True)
class SteadyPayments(Rule):
    """One new address is paid in a steady beat, at the same hour, changing sums of the usual size."""

    id = "steady-payments"
    group = "series"
    causal = False
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


@dataclass(frozen=True, kw_only=True)
class LargeToOne(Rule):
    """Outside payment apps, one new payee gets several payments within a day, each far above usual."""

    id = "large-to-one"
    group = "amount"
    causal = False  # the first of them is told once the others have followed
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
    causal = False
    weight = 0.80
    stands_alone = (
        True  # another author's wallets: 14 of 14; no honest one, made-up or real, see benchmarks/README.md
    )
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

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `times` whose amounts vary by `varied` of their mean, together `share` of the balance; nothing after.

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
        hits = runs[(count >= self.times) & (spread <= self.varied) & taken.between(self.share, 1) & only]
        mask = pd.Series(False, index=seen.table.index)
        mask[hits.index] = True
        span = pairs["seconds"].transform("max") - pairs["seconds"].transform("min")
        hours = (span / HOUR).round().clip(lower=1).reindex(mask.index).fillna(0).astype(int)
        times = count.reindex(mask.index).fillna(0).astype(int)
        return facts(seen, mask, times=times, hours=hours, taken=taken.reindex(mask.index))


RULES = (RisingPayments, SteadyPayments, EqualParts, LargeToOne)
