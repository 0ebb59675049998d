"""From a payment app, one person met only now who gets much: twice within the hour, or more each time over weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from flagger.rules.base import Rule, Seen, facts, multiple
from flagger.rules.runs import to_people
from flagger.text import Text

HOUR, DAY = 3600, 86_400


def to_new_people(seen: Seen, z: float) -> pd.DataFrame:
    """Transfers from payment apps to payees who never paid anything, each `z` deviations above usual.

    Columns: `party`, `seconds`, `amount`, `new` (seconds since the payee was first paid), `most` (largest payment
    of any kind before the row; NaN where there was none).
    """
    stats, table = seen.stats, seen.table
    mask = (
        stats["plain"] & to_people(seen) & stats["ever_in"].eq(0) & (stats["party"] >= 0) & ~stats["service"]
    )
    rows = stats.loc[mask & (stats["amount_z"] >= z), ["party", "seconds", "past_max", "since_first_out"]]
    rows = rows.rename(columns={"since_first_out": "new"}).assign(most=10 ** rows["past_max"])
    return rows.assign(amount=table.loc[rows.index, "amount"])


def _counted(told: Mapping[str, "pd.Series[Any]"], mask: "pd.Series[bool]") -> dict[str, "pd.Series[int]"]:
    """Whole numbers for every row, as people read them: 2, not 2.0."""
    return {name: each.reindex(mask.index).fillna(0).astype("int64") for name, each in told.items()}


@dataclass(frozen=True, kw_only=True)
class TwiceAtOnce(Rule):
    """Somebody never paid before gets two large transfers of like size within the hour."""

    id = "twice-at-once"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True
    title = Text(
        "Two large transfers to a new payee within the hour", "一小时内向新收款方连续两次以上大额转账"
    )
    message = Text(
        "{amount} {asset} is one of {times} transfers within {minutes} min to a payee never paid before; together they "
        "are {ratio}× the largest payment before them",
        "{amount} {asset} 是 {minutes} 分钟内向此前从未付过款的收款方 {times} 次转账之一；合计为此前最大一笔付款的 {ratio} 倍",
    )
    why = Text(
        "Who is hurried on the telephone or in a chat pays again as soon as the first transfer has gone.",
        "在电话或聊天中被催促的人，往往第一笔刚转出就被要求再转。",
    )
    innocent = Text(
        "A new landlord is paid deposit and rent one after the other; limits make people send a large sum in two parts.",
        "向新房东先后支付押金和房租，或因限额把一大笔钱分两次转，也是这样。",
    )
    example = Text(
        "The largest payment so far was 3,000 yuan; one evening 9,999 and 10,000 go to the same new payee within half an hour.",
        "此前最大一笔付款为 3,000 元；某晚半小时内向同一新收款方先后转账 9,999 元和 10,000 元。",
    )
    needs = ("app", "counterparty")
    fewest = 8

    times: int = 2
    z: float = 1.0
    minutes: float = 60.0
    alike: float = 3.0
    together: float = 1.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """`times` within `minutes` of the first, none `alike` times another, `together` times the largest before."""
        rows = to_new_people(seen, self.z)
        rows = rows[rows["new"] <= self.minutes * 60]
        party = rows.groupby("party")
        count, total = party["amount"].transform("size"), party["amount"].transform("sum")
        alike = party["amount"].transform("max") < self.alike * party["amount"].transform("min")
        ratio = total / party["most"].transform("first")
        mask = pd.Series(False, index=seen.table.index)
        mask[rows.index[(count >= self.times) & alike & (ratio >= self.together)]] = True
        span = (party["seconds"].transform("max") - party["seconds"].transform("min")) / 60
        whole = {"times": count, "minutes": span.round().clip(lower=1)}
        return multiple(facts(seen, mask, ratio=ratio.reindex(mask.index), **_counted(whole, mask)), "ratio")


@dataclass(frozen=True, kw_only=True)
class MoreEachTime(Rule):
    """Over days or weeks somebody never paid before gets large transfers, the largest several times the first."""

    id = "more-each-time"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 179 of 188 transfers are of losses; none of 500 honest app wallets
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

    def check(self, seen: Seen) -> pd.DataFrame:
        """A payee's transfers within `days`: `times` of `z` deviations to `ratio` times the first, or `few`, `far`, `less`."""
        runs = [
            self._run(seen, self.z, self.times, self.ratio),
            self._run(seen, self.far, self.few, self.less),
        ]
        told = pd.concat(runs)
        told = told[~told.index.duplicated()].reindex(seen.table.index)
        mask = told["times"].notna()
        told = told.fillna(0).astype({"times": "int64", "days": "int64"})
        return multiple(facts(seen, mask, **{name: told[name] for name in told}), "ratio")

    def _run(self, seen: Seen, z: float, times: int, ratio: float) -> pd.DataFrame:
        """Rows of such runs: `times`, `days` and `ratio` of each."""
        rows = to_new_people(seen, z)
        party = rows.groupby("party")["amount"]
        span = seen.stats.loc[rows.index, "payee_span"] / DAY
        run = pd.DataFrame(
            {
                "times": party.transform("size"),
                "days": span.round().clip(lower=1),
                "ratio": party.transform("max") / party.transform("first"),
            },
            index=rows.index,
        )
        return run[(run["times"] >= times) & (run["ratio"] >= ratio) & (span <= self.days)]


RULES = (TwiceAtOnce, MoreEachTime)
