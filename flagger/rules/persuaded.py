"""Payments that people make themselves because somebody talked them into it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts, multiple
from flagger.rules.person import to_new_people
from flagger.rules.runs import lasting, to_people, unless_returned
from flagger.text import Text

HOUR, DAY = 3600, 86_400


@dataclass(frozen=True, kw_only=True)
class ReturnThenMore(Rule):
    """From a payment app, a small payment to somebody new comes back with a gain; a larger one follows."""

    id = "return-then-more"
    group = "persuaded"
    weight = 0.80
    # Made-up: 2 of 300 honest app wallets are named. On chains it is not used:
    # two of 192 real honest wallets trade like that.
    stands_alone = True
    softened = False  # the first return belongs to the pattern
    title = Text(
        "A small return with a gain, then a larger payment", "先有小额返还并带收益，随后付出更大金额"
    )
    message = Text(
        "{amount} {asset} left within {days} day(s) after {who} had paid a first sum back with a gain; it is {ratio}× "
        "what came back",
        "{who}先把首笔付款连同收益返还，其后 {days} 天内又付出 {amount} {asset}，为返还金额的 {ratio} 倍",
    )
    why = Text(
        "Schemes with tasks or investments pay a first small sum back, so that more is paid in.",
        "刷单、虚假投资等套路往往先返还小额，让人放心付出更多。",
    )
    innocent = Text(
        "A debt repaid with thanks, a joint purchase settled, and then a larger one.",
        "还款时多给一点表示感谢、合伙采购结清后再做一笔更大的，也是这样。",
    )
    example = Text(
        "500 go to somebody new and 620 come back the same day; the next day 8,000 are paid.",
        "向新的收款方付 500，当天返还 620；次日又付出 8,000。",
    )
    needs = ("app", "counterparty")

    gain: float = 1.05
    most: float = 1.5
    ratio: float = 2.0
    hours: float = 12.0
    days: float = 3.0
    met: float = 10.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Payments of `ratio` times a return, within `days` of it, to payees met in the last `met` days."""
        stats, amount = seen.stats, seen.table["amount"]
        # Between people: a shop's refund may be more than what was last paid there.
        out = stats["plain"] & (stats["party"] >= 0) & ~stats["service"] & to_people(seen)
        pair = [stats["party"], stats["asset_code"]]
        paid = amount.where(out).groupby(pair).ffill()
        since = stats["seconds"] - stats["seconds"].where(out).groupby(pair).ffill()
        first = stats["seconds"].where(stats["out"]).groupby(stats["party"]).cummin()
        new = stats["seconds"] - first.groupby(stats["party"]).ffill() <= self.met * DAY
        returned = stats["in"] & (amount / paid).between(self.gain, self.most) & (since <= self.hours * HOUR)
        returned &= new & (stats["prior_in"] < 3)
        asset = stats["asset_code"]
        when = stats["seconds"].where(returned).groupby(asset).ffill()
        ratio = amount / amount.where(returned).groupby(asset).ffill()
        gap = stats["seconds"] - when
        recent = (gap <= self.days * DAY) & (stats["since_first_out"] <= self.met * DAY)
        mask = out & recent & (ratio >= self.ratio)
        days = np.ceil(gap / DAY).clip(lower=1).fillna(0).astype(int)
        payer = seen.table["counterparty"].where(returned).groupby(asset).ffill()
        found = multiple(facts(seen, mask, days=days, ratio=ratio), "ratio")
        pairs = zip(payer[mask].astype(str), found["counterparty"].astype(str), strict=True)
        found["who"] = [_who(name, name == payee) for name, payee in pairs]
        found = unless_returned(seen, found, self.weight)
        found.loc[lasting(seen)[found.index], "_weight"] = 0.0  # somebody paid for months is no stranger
        return found


def _who(name: str, same: bool) -> Text:
    """Who had paid back: the payee, or somebody else whom the owner had met in these days."""
    if same:
        return Text("this payee, new to the wallet,", "该新收款方")
    return Text(f"another new payee, {name},", f"另一个新的收款方 {name} ")


@dataclass(frozen=True, kw_only=True)
class LargeInARow(Rule):
    """From a payment app, several large payments to new payees within hours."""

    id = "large-in-a-row"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 738 of 767 payments are of losses; 5 of 600 honest app wallets are named
    title = Text("Several large payments to somebody new within hours", "数小时内向新收款方连续大额付款")
    message = Text(
        "{amount} {asset} is one of {times} transfers within {hours} h to one or more people first paid in these days, each "
        "well above the usual payments",
        "{amount} {asset} 是 {hours} 小时内 {times} 笔付款之一，收款人都是近两日首次付款，每笔都明显高于平时",
    )
    why = Text(
        "Who is under pressure on the telephone pays one large sum after another to one or more people never paid before.",
        "在电话里被催促、恐吓的人，往往连续向从未付过款的人大额转账。",
    )
    innocent = Text(
        "A house, a wedding, several craftsmen: large sums may fall due on one day.",
        "买房、办婚礼、同时付几家装修款，也可能在同一天有多笔大额付款。",
    )
    example = Text(
        "Usually 10 to 200 yuan are paid; one evening 9,999 go out three times within two hours to a new payee.",
        "平时每笔 10 至 200 元；某晚两小时内向同一新收款方三次付款 9,999 元。",
    )
    needs = ("app", "counterparty")
    fewest = 8

    times: int = 3
    z: float = 2.5
    hours: float = 3.0
    new: float = 48.0
    few: int = 2
    far: float = 3.0
    minutes: float = 30.0
    well: float = 2.0
    swift: float = 5.0
    alike: float = 8.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs to people first paid `new` hours ago at most: `times` of `z` deviations within `hours`, or fewer (`_few`).

        `few` are enough with `far` deviations and `minutes` between, or with `well` deviations and `swift` minutes.
        """
        stats = seen.stats
        large = stats["plain"] & to_people(seen) & (stats["amount_z"] >= self.z) & ~stats["service"]
        large &= ~lasting(seen)
        rows = stats[large & (stats["since_first_out"] <= self.new * HOUR) & (stats["party"] >= 0)]
        many = _fullest(rows["seconds"], self.hours * HOUR)
        runs = (
            many[many >= self.times],
            self._few(seen, self.far, self.minutes),
            self._few(seen, self.well, self.swift),
        )
        times = pd.concat(runs).groupby(level=0).max().reindex(stats.index, fill_value=0)
        return unless_returned(seen, facts(seen, times > 0, times=times, hours=int(self.hours)), self.weight)

    def _few(self, seen: Seen, z: float, minutes: float) -> "pd.Series[int]":
        """How many transfers of `z` deviations follow each other within `minutes`, to people paid on one day only.

        None is `alike` times another, for who tries an address first sends little.
        """
        rows = to_new_people(seen, z)
        rows = rows[(seen.stats["payee_span"] <= DAY)[rows.index]]
        run = rows.groupby(rows["seconds"].diff().gt(minutes * 60).cumsum())["amount"]
        alike = run.transform("max") < self.alike * run.transform("min")
        count = run.transform("size").astype("int64")
        return count[(count >= self.few) & alike]


def _fullest(seconds: "pd.Series[int]", span: float) -> "pd.Series[int]":
    """For each moment, how many are in the fullest window of `span` seconds that holds it."""
    at = seconds.to_numpy()
    # It begins at one of the moments before, or at this one.
    count = np.searchsorted(at, at + span, side="right") - np.arange(len(at))
    first = np.searchsorted(at, at - span, side="left")
    most = [int(count[a : b + 1].max()) for b, a in enumerate(first)]
    return pd.Series(most, index=seconds.index, dtype="int64")


@dataclass(frozen=True, kw_only=True)
class RisingWithinDays(Rule):
    """From a payment app, one new payee is paid again and again within two days, each time more."""

    id = "rising-within-days"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 40 of 40 payments are of losses; none of 301 honest wallets
    title = Text(
        "Each payment to a new payee larger than the last, within two days",
        "两日内向同一新收款方付款，一次比一次多",
    )
    message = Text(
        "{amount} {asset} is one of {times} payments to this new payee within {hours} h, each larger than the one before; "
        "the last is {ratio}× the first",
        "{amount} {asset} 是 {hours} 小时内向该新收款方的 {times} 笔付款之一，一次比一次多；最后一笔为首笔的 {ratio} 倍",
    )
    why = Text(
        "Schemes with tasks ask for a little first, and for more to release what was paid in before.",
        "刷单等套路先让人付一点，再以“完成任务”“解冻”为由一次次要求付更多。",
    )
    innocent = Text(
        "A deposit, then part payments, then the rest: a purchase or works may be paid like this.",
        "先付定金、再付进度款、最后付尾款的买卖或装修，也可能这样付款。",
    )
    example = Text(
        "100, 300, 1,000 and 5,000 yuan go to the same new payee within one day.",
        "一天之内向同一新收款方先后付款 100、300、1,000、5,000 元。",
    )
    needs = ("app", "counterparty")
    fewest = 8

    times: int = 4
    ratio: float = 10.0
    hours: float = 48.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """All payments to a payee, `times` of them within `hours`, strictly rising to `ratio` times the first."""
        stats, app = seen.stats, seen.table["own"].isin(list(APPS))
        mask = stats["plain"] & app & (stats["party"] >= 0) & ~stats["service"]
        rows = stats.loc[mask, ["party", "asset_code", "seconds"]].assign(amount=seen.table["amount"])
        pairs = rows.groupby(["party", "asset_code"])
        count, first = pairs["amount"].transform("size"), pairs["amount"].transform("first")
        falls = (pairs["amount"].diff() <= 0).groupby([rows["party"], rows["asset_code"]]).transform("sum")
        span = pairs["seconds"].transform("max") - pairs["seconds"].transform("min")
        ratio = pairs["amount"].transform("max") / first
        hits = rows[
            (count >= self.times) & (falls == 0) & (span <= self.hours * HOUR) & (ratio >= self.ratio)
        ]
        chosen = pd.Series(stats.index.isin(hits.index), index=stats.index)
        times = count.reindex(stats.index).fillna(0).astype(int)
        hours = np.ceil(span / HOUR).clip(lower=1).reindex(stats.index).fillna(0).astype(int)
        found = facts(seen, chosen, times=times, hours=hours, ratio=ratio.reindex(stats.index))
        return unless_returned(seen, multiple(found, "ratio"), self.weight)


RULES = (ReturnThenMore, LargeInARow, RisingWithinDays)
