"""Who is paid: someone new, someone paid only once, someone tested first."""

from dataclasses import dataclass
from math import floor

import pandas as pd

from flagger.rules.base import Rule, Seen, as_times, facts, multiple
from flagger.text import Text

HOUR, DAY = 3600, 86_400


def strangers(stats: pd.DataFrame, days: float, times: int) -> "pd.Series[bool]":
    """Plain payments to an address whose whole history is a few payments in a few days."""
    few = (stats["ever_out"] <= times) & (stats["ever_in"] == 0)
    brief = stats["payee_span"] <= days * DAY
    return stats["plain"] & few & brief & ~stats["service"] & ~stats["called"]


def standing(stats: pd.DataFrame) -> "pd.Series[float]":
    """0–1 for every outgoing row: the mean of its ranks by size, lateness, and time since money came in.

    What comes in to be spent on something leaves soon, and after a loss people change wallets: of 64
    real wallets that paid a phishing address, this order alone puts that payment first among
    strangers in 0.75, size and lateness in 0.67.
    """
    out = stats["out"]
    large = stats["log_amount"].where(out).groupby(stats["asset_code"]).rank(pct=True)
    late = stats["seconds"].where(out).rank(pct=True)
    idle = stats["since_in"].where(out).rank(pct=True)
    return (large.fillna(0) + late.fillna(0) + idle.fillna(0.5)) / 3


def tried(seen: Seen, share: float, hours: float) -> "pd.Series[bool]":
    """Payments within `hours` of the first to the same address, which was at most `share` of them."""
    soon = seen.stats["since_first_out"].gt(0) & seen.stats["since_first_out"].le(hours * HOUR)
    return soon & (seen.stats["first_amount"] <= share * seen.table["amount"])


@dataclass(frozen=True, kw_only=True)
class NewPayeeLarge(Rule):
    """The first payment to an address is far larger than this wallet's payments before."""

    id = "new-payee-large"
    group = "amount"
    weight = 0.30
    title = Text("First payment to somebody, and far larger than those before", "首次付款且金额远超以往")
    message = Text(
        "{amount} {asset} to a payee never paid before; {beside} largest {asset} payment before it",
        "{amount} {asset} 付给此前从未付过款的收款方；相当于此前最大一笔 {asset} 付款的 {beside}",
    )
    why = Text(
        "An unusually large amount and an unknown payee seldom come together in an ordinary life.",
        "金额异常大、收款人又陌生，这两点在日常使用中很少同时出现。",
    )
    innocent = Text(
        "A car, a deposit, a new exchange account are paid like this too.",
        "购置大件、支付押金、首次充值新的交易所账户，也是这样付款。",
    )
    example = Text(
        "Payments were 20 to 200 USDT; 9,000 USDT go to an address never paid before.",
        "以往每笔付款 20 至 200 USDT；这次向新地址付款 9,000 USDT。",
    )
    needs = ("counterparty",)
    fewest = 8

    z: float = 3.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """First payments whose log-amount lies `z` robust deviations above earlier ones."""
        stats = seen.stats
        mask = stats["plain"] & stats["first_out"] & (stats["amount_z"] >= self.z) & (stats["n_before"] >= 8)
        found = facts(seen, mask & ~stats["service"], ratio=10 ** stats["log_over_max"])
        compared = pd.Series([beside(ratio) for ratio in found["ratio"]], index=found.index, dtype=object)
        return multiple(found.assign(beside=compared), "ratio")


def beside(ratio: float) -> Text:
    """How many times the largest, or what share of it where it is less."""
    if ratio >= 1:
        times = as_times(ratio)
        return Text(f"{times}× the", f"{times} 倍")
    share = f"{floor(ratio * 1000) / 10:g}%"
    return Text(f"{share} of the", share)


@dataclass(frozen=True, kw_only=True)
class OneOffPayee(Rule):
    """An address is paid within a few days and never before or after, and never pays back."""

    id = "one-off-payee"
    group = "payee"
    waits_for = "end"
    weight = 0.19  # at most: below what counts as weak, it orders and adds to other evidence
    title = Text("A stranger, paid within a few days only", "只在短期内付过款的陌生收款方")
    message = Text(
        "{amount} {asset} to a payee that the whole file shows only for {times} payment(s) within {days} day(s); it never paid back",
        "{amount} {asset} 付给陌生收款方：全部记录中只在 {days} 天内向其付款 {times} 笔，对方从未回款",
    )
    why = Text(
        "In 64 real Ethereum cases of payments to phishing addresses most went to an address never paid before or after.",
        "在以太坊上 64 个向钓鱼地址付款的真实案例中，多数收款地址在此前此后都没有往来。",
    )
    innocent = Text(
        "Most one-off payments are ordinary: a purchase, a friend, a one-time deposit address.",
        "多数一次性付款都很正常：购物、朋友、一次性充值地址。",
    )
    example = Text(
        "In three years of records an address appears once, as the receiver of 300 USDT.",
        "三年的记录中，某地址只出现一次：收款 300 USDT。",
    )
    needs = ("counterparty",)
    fewest = 3

    days: float = 7.0
    times: int = 6
    floor: float = 0.10
    tested: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Plain payments to an address whose whole history is a few payments in a few days.

        Those that a small one went before weigh `tested` of the others: `OnlyStranger` says why.
        """
        stats = seen.stats
        mask = strangers(stats, self.days, self.times)
        tested = tried(seen, TestThenLarge.share, TestThenLarge.hours)
        days = (stats["payee_span"] / DAY).fillna(0).round().clip(lower=1).astype(int)
        found = facts(seen, mask, times=stats["ever_out"].fillna(0).astype(int), days=days)
        weight = self.floor + (self.weight - self.floor) * standing(stats)
        found["_weight"] = weight.where(~tested, weight * self.tested)[mask]
        return found


@dataclass(frozen=True, kw_only=True)
class OnlyStranger(Rule):
    """In a wallet that pays the same addresses again and again, the one address that it paid only once."""

    id = "only-stranger"
    group = "payee"
    waits_for = "end"
    weight = 0.46  # medium by itself: see benchmarks/README.md for how often it meets honest payments
    title = Text("One of very few strangers among the payees", "极少数陌生收款方之一")
    message = Text(
        "{amount} {asset} to a stranger, paid within a few days only; the {count} outgoing transfers in the files "
        "show only {strangers} such payee(s)",
        "{amount} {asset} 付给只在几天内付过款的陌生收款方；文件中 {count} 笔转出里，这样的收款方只有 {strangers} 个",
    )
    why = Text(
        "The same payees are paid here over and over. Paying a stranger breaks that habit.",
        "这里一向反复付款给熟悉的收款方；向陌生收款方付款打破了这一习惯。",
    )
    innocent = Text(
        "Anyone buys something from somebody new now and then.",
        "任何人偶尔都会第一次、也是唯一一次向某人付款。",
    )
    example = Text(
        "Forty payments go to four addresses; one payment goes to a fifth, and never again.",
        "四十笔付款都给四个地址；只有一笔给了第五个地址，此后再无往来。",
    )
    needs = ("counterparty",)
    fewest = 4

    strangers: int = 2
    times: int = 3
    late: float = 0.7
    standing: float = 0.33
    share: float = 0.9

    def check(self, seen: Seen) -> pd.DataFrame:
        """Strangers paid at most `times`, where the file has one, or `strangers` and this one late in it.

        Strangers have to be the lesser part of the payments, or there is no habit to break. Who empties a
        wallet of its coin for a new address is mostly its owner: `balance-drain` weighs that (real wallets, which
        show no tokens; with tokens the made-up ones have it the other way). So is who tries a little
        first (2 % of the payments to strangers that made losses, 7 % of the others). Small payments
        early in the file, right after money came in, are the most ordinary ones.
        """
        stats, payments = seen.stats, int(seen.stats["out"].sum())
        alone = strangers(stats, days=7.0, times=6)
        count = stats.loc[alone, "party"].nunique()
        late = stats["seconds"].where(stats["out"]).rank(pct=True) >= self.late
        few = (count <= self.strangers) & (2 * count < payments)
        mask = alone & few & (late if count > 1 else True) & (stats["ever_out"] <= self.times)
        mask &= (standing(stats) >= self.standing) & ~(
            (stats["share"] >= self.share) & seen.table["kind"].ne("token")
        )
        tested = tried(seen, TestThenLarge.share, TestThenLarge.hours)
        return facts(seen, mask & ~tested, strangers=count, count=payments)


@dataclass(frozen=True, kw_only=True)
class TestThenLarge(Rule):
    """A small first payment to a new address is soon followed by one many times larger."""

    id = "test-then-large"
    group = "payee"
    weight = 0.0
    note = True  # 119 transfers of 90 honest wallets: shown, but as evidence it costs more than it finds
    title = Text("A small test, then a large payment", "先小额试探，随后大额转出")
    message = Text(
        "{amount} {asset}, {ratio}× the first payment to the same new payee {hours} h earlier",
        "{amount} {asset}，为 {hours} 小时前向同一新收款方首笔付款的 {ratio} 倍",
    )
    why = Text(
        "Whoever is not sure of a payee tries a little first; so does whoever has only just got at the money.",
        "对收款方没有把握的人会先试一小笔；刚拿到他人资产控制权的人也会这样。",
    )
    innocent = Text(
        "Careful owners do exactly this, also when moving to another wallet or account of their own.",
        "谨慎的用户正是这样做的，转到自己的另一个钱包或账户时也是如此。",
    )
    example = Text(
        "10 USDT go to a new address, and six hours later 4,000 USDT.",
        "先向新地址转 10 USDT，六小时后再转 4,000 USDT。",
    )
    needs = ("counterparty",)

    share: float = 0.05
    hours: float = 48.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Payments within `hours` of a first one that was at most `share` of them."""
        stats = seen.stats
        mask = stats["plain"] & tried(seen, self.share, self.hours) & ~stats["service"]
        ratio = seen.table["amount"] / stats["first_amount"]
        hours = (stats["since_first_out"] / HOUR).round(1)
        return multiple(facts(seen, mask, ratio=ratio, hours=hours), "ratio")


RULES = (NewPayeeLarge, OneOffPayee, OnlyStranger, TestThenLarge)
