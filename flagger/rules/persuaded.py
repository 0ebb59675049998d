"""Payments over days that people make themselves because somebody talked them into it, from a payment app."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts, facts_of, multiple
from flagger.rules.runs import lasting, refunds, to_new_people, to_people, unless_returned
from flagger.text import Text

HOUR, DAY = 3600, 86_400


@dataclass(frozen=True, kw_only=True)
class ReturnThenMore(Rule):
    """From a payment app, a small payment to somebody new comes back with a gain; a larger one follows."""

    id = "return-then-more"
    group = "persuaded"
    weight = 0.80
    # Made-up: none of 672 honest app wallets is named. On chains it is not used:
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
    hours: float = 48.0
    days: float = 3.0
    met: float = 10.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Payments of `ratio` times a return, within `days` of it, to payees met in the last `met` days."""
        stats, amount = seen.stats, seen.table["amount"]
        out = stats["plain"] & (stats["party"] >= 0) & ~stats["service"] & seen.table["own"].isin(list(APPS))
        pair = [stats["party"], stats["asset_code"]]
        paid = amount.where(out).groupby(pair).ffill()
        since = stats["seconds"] - stats["seconds"].where(out).groupby(pair).ffill()
        first = stats["seconds"].where(stats["out"]).groupby(stats["party"]).cummin()
        new = stats["seconds"] - first.groupby(stats["party"]).ffill() <= self.met * DAY
        returned = stats["in"] & (amount / paid).between(self.gain, self.most) & (since <= self.hours * HOUR)
        returned &= new & (stats["prior_in"] < 3) & ~refunds(seen)
        asset = stats["asset_code"]
        when = stats["seconds"].where(returned).groupby(asset).ffill()
        ratio = amount / amount.where(returned).groupby(asset).ffill()
        gap = stats["seconds"] - when
        recent = (gap <= self.days * DAY) & (stats["since_first_out"] <= self.met * DAY)
        days = np.ceil(gap / DAY).clip(lower=1).fillna(0).astype(int)
        payer = seen.table["counterparty"].where(returned).groupby(asset).ffill()
        whom = to_people(seen) | seen.table["counterparty"].eq(payer).fillna(False).astype(bool)
        mask = out & recent & (ratio >= self.ratio) & whom
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


@dataclass(frozen=True, kw_only=True)
class MoreEachTime(Rule):
    """Over days or weeks somebody never paid before gets large transfers, the largest several times the first."""

    id = "more-each-time"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 217 of 223 transfers are of losses; 1 of 672 honest app wallets is named
    title = Text("Large transfers to a new payee, growing over weeks", "数周内向新收款方大额转账、金额增大")
    message = Text(
        "{amount} {asset}: one of {times} transfers within {days} day(s) to a new payee who has paid nothing back in these records, each "
        "far above the usual payments; the largest is {ratio}× the first",
        "{amount} {asset}：{days} 天内向新收款方转账 {times} 次中的一次，记录中对方没有回款，每笔都远高于平时；最大一笔为首笔的 {ratio} 倍",
    )
    why = Text(
        "False investments and loans ask for more each time, and nothing comes back.",
        "虚假投资、虚假贷款往往一次次要求追加更多，却没有任何回款。",
    )
    innocent = Text(
        "A builder or a school paid by progress, a loan to a friend in parts.",
        "按进度支付的装修款或学费、分几次借给朋友的钱，也是这样。",
    )
    example = Text(
        "Usually 10 to 200 yuan are paid; within three weeks 2,000, 6,000 and 9,000 go to the same new payee.",
        "平时每笔付 10 至 200 元；三周内向同一新收款方先后转账 2,000、6,000、9,000 元。",
    )
    needs = ("app", "counterparty")
    fewest = 8

    times: int = 4
    z: float = 2.0
    days: float = 45.0
    ratio: float = 3.0
    few: int = 3
    far: float = 3.0
    less: float = 1.5
    others: float = 1.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """A payee's transfers within `days`: `times` of `z` deviations to `ratio` times the first, or `few`, `far`, `less`."""
        runs = pd.concat(
            [
                self._run(seen, self.z, self.times, self.ratio),
                self._run(seen, self.far, self.few, self.less),
            ]
        )
        return multiple(facts_of(seen, runs[~runs.index.duplicated()]), "ratio")

    def _run(self, seen: Seen, z: float, times: int, ratio: float) -> pd.DataFrame:
        """Rows of such runs: `times`, `days` and `ratio` of each."""
        rows = to_new_people(seen, z)
        party = rows.groupby("party")["amount"]
        span = seen.stats.loc[rows.index, "payee_span"] / DAY
        run = pd.DataFrame(
            {
                "times": party.transform("size"),
                "days": span.round().clip(lower=1).astype("int64"),
                "ratio": party.transform("max") / party.transform("first"),
            }
        )
        large = (run["times"] >= times) & (run["ratio"] >= ratio) & (span <= self.days)
        # Who is paid small sums, too, all the time is somebody of everyday life.
        chosen: pd.DataFrame = run[large & (seen.stats["ever_out"][rows.index] <= self.others * run["times"])]
        return chosen


RULES = (ReturnThenMore, RisingWithinDays, MoreEachTime)
