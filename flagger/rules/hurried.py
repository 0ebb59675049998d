"""From a payment app, much to people met only now, one transfer after another within hours."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import APPS
from flagger.rules.base import Rule, Seen, facts_of, multiple
from flagger.rules.runs import lasting, to_new_people, to_people, unless_returned
from flagger.text import Text

HOUR, DAY = 3600, 86_400


@dataclass(frozen=True, kw_only=True)
class LargeInARow(Rule):
    """From a payment app, several large payments to new payees within hours."""

    id = "large-in-a-row"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 292 of 314 payments are of losses; 5 of 672 honest app wallets are named
    title = Text("Several large payments to somebody new within hours", "数小时内向新收款方连续大额付款")
    message = Text(
        "{amount} {asset} is one of {times} payments within {hours} h to one or more payees first paid in these days, each "
        "well above the usual payments",
        "{amount} {asset} 是 {hours} 小时内 {times} 笔付款之一，收款方都是近两日首次付款，每笔都明显高于平时",
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
        """Runs to payees first paid `new` hours ago at most: `times` of `z` deviations within `hours`, or fewer (`_few`).

        To people `few` are enough with `far` deviations and `minutes` between, or with `well` deviations and `swift` minutes.
        """
        stats, app = seen.stats, seen.table["own"].isin(list(APPS))
        large = stats["plain"] & app & (stats["amount_z"] >= self.z) & ~stats["service"] & ~lasting(seen)
        rows = stats[large & (stats["since_first_out"] <= self.new * HOUR) & (stats["party"] >= 0)]
        # People together, each shop for itself: furniture and a school may be paid in one afternoon.
        who = rows["party"].where(~to_people(seen)[rows.index], -1)
        many = rows.groupby(who)["seconds"].transform(_fullest, span=self.hours * HOUR)
        # Very large ones count whoever gets them.
        mixed = _fullest(rows.loc[rows["amount_z"] >= self.far, "seconds"], self.hours * HOUR)
        runs = [
            pd.DataFrame({"times": many[many >= self.times], "hours": int(self.hours)}),
            pd.DataFrame({"times": mixed[mixed >= self.times], "hours": int(self.hours)}),
            self._few(seen, self.far, self.minutes),
            self._few(seen, self.well, self.swift),
        ]
        told = pd.concat(runs).sort_values("times", ascending=False, kind="stable")
        return unless_returned(seen, facts_of(seen, told[~told.index.duplicated()]), self.weight)

    def _few(self, seen: Seen, z: float, minutes: float) -> pd.DataFrame:
        """Rows of transfers of `z` deviations that follow each other within `minutes`, to people paid on one day only.

        Their `times` and the `hours` these took. One account and one asset for itself; none is `alike` times
        another, for who tries an address first sends little.
        """
        rows = to_new_people(seen, z)
        rows = rows[(seen.stats["payee_span"] <= DAY)[rows.index]]
        kind = [seen.table.loc[rows.index, "own"], seen.stats.loc[rows.index, "asset_code"]]
        pause = rows.groupby(kind)["seconds"].diff().gt(minutes * 60)
        run = rows.groupby([*kind, pause.groupby(kind).cumsum()])
        alike = run["amount"].transform("max") < self.alike * run["amount"].transform("min")
        took = run["seconds"].transform("max") - run["seconds"].transform("min")
        hours = (took / HOUR).apply(np.ceil).clip(lower=1).astype("int64")
        told = pd.DataFrame({"times": run["amount"].transform("size").astype("int64"), "hours": hours})
        chosen: pd.DataFrame = told[(told["times"] >= self.few) & alike]
        return chosen


def _fullest(seconds: "pd.Series[int]", span: float) -> "pd.Series[int]":
    """For each moment, how many are in the fullest window of `span` seconds that holds it."""
    at = seconds.to_numpy()
    # It begins at one of the moments before, or at this one.
    count = np.searchsorted(at, at + span, side="right") - np.arange(len(at))
    first = np.searchsorted(at, at - span, side="left")
    most = [int(count[a : b + 1].max()) for b, a in enumerate(first)]
    return pd.Series(most, index=seconds.index, dtype="int64")


@dataclass(frozen=True, kw_only=True)
class TwiceAtOnce(Rule):
    """Somebody never paid before gets two large transfers of like size within the hour."""

    id = "twice-at-once"
    group = "persuaded"
    waits_for = "more"
    weight = 0.80
    stands_alone = True  # made-up: 57 of 57 transfers are of losses; none of 672 honest app wallets
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
    others: float = 2.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """`times` within `minutes` of the first, none `alike` times another, `together` times the largest before."""
        rows = to_new_people(seen, self.z)
        rows = rows[rows["new"] <= self.minutes * 60]
        party = rows.groupby("party")
        count, total = party["amount"].transform("size"), party["amount"].transform("sum")
        alike = party["amount"].transform("max") < self.alike * party["amount"].transform("min")
        ratio = total / party["most"].transform("first")
        span = (party["seconds"].transform("max") - party["seconds"].transform("min")) / 60
        told = pd.DataFrame(
            {"times": count, "minutes": span.round().clip(lower=1).astype("int64"), "ratio": ratio}
        )
        only = seen.stats["ever_out"][rows.index] <= self.others * count
        told = told[(count >= self.times) & alike & (ratio >= self.together) & only]
        return multiple(facts_of(seen, told), "ratio")


RULES = (LargeInARow, TwiceAtOnce)
