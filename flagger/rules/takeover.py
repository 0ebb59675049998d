"""A wallet that from one day on pays nobody but one new address."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.rules.base import Rule, Seen, facts
from flagger.rules.runs import at_once
from flagger.text import Text

DAY = 86_400


@dataclass(frozen=True, kw_only=True)
class AllToOneSince(Rule):
    """A balance leaves for a new address; nothing goes anywhere else after, and what comes in follows at once."""

    id = "all-to-one-since"
    group = "sweeper"
    waits_for = "more"
    weight = 0.85
    stands_alone = True  # made-up: 152 of 152 wallets were taken over; no honest wallet of 2,550
    title = Text("From one day on, everything goes to one new address", "自某日起全部转往同一新地址")
    message = Text(
        "{amount} {asset} to an address never paid before {since}; from then on the records show {times} payments to it, "
        "{swift} of them within {minutes} min of coming in, and nothing that left for anybody else",
        "{amount} {asset} 转至 {since} 之前从未付过款的地址；此后记录中向其转出 {times} 笔，其中 {swift} 笔在到账后 {minutes} 分钟内，"
        "未见转给其他任何地址",
    )
    why = Text(
        "An owner pays this one and that one. Whoever else holds the keys takes what there is, and then whatever comes in.",
        "本人用钱包会付给不同的对象；别人掌握密钥后，先转走全部余额，此后每有到账随即转走。",
    )
    innocent = Text(
        "An owner who moved to a new wallet and passes on what still arrives at the old one does the same.",
        "本人换了新钱包，把旧钱包后来收到的也转过去，看起来也是这样。",
    )
    example = Text(
        "After two years of varied payments all ETH leaves for a new address; three deposits of the next days follow within "
        "minutes; nothing else leaves.",
        "两年里付款对象各异；某日全部 ETH 转至新地址，其后几天三次到账都在几分钟内转往该处，再无其他转出。",
    )
    needs = ("wallet", "counterparty")
    fewest = 5

    share: float = 0.85
    minutes: float = 10.0
    lived: int = 3
    days: float = 14.0
    long: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Plain transfers to an address whose first took `share`, after `lived` others, where one more was swift."""
        stats, table = seen.stats, seen.table
        out = stats["out"] & (stats["party"] >= 0) & ~table["own"].isin(list(CUSTODIAL))
        sent = stats["out"].groupby(table["own"]).cumsum()
        # The address of the last stretch: nothing left for anybody else since it was first paid.
        last = stats["party"].where(stats["out"]).groupby(table["own"]).transform("last")
        others = (
            stats["seconds"]
            .where(stats["out"] & stats["party"].ne(last))
            .groupby(table["own"])
            .transform("max")
        )
        row = out & stats["plain"] & stats["party"].eq(last) & ~stats["service"] & stats["seconds"].gt(others)
        new = row & stats["since_first_out"].eq(0) & stats["prior_in"].eq(0)
        first = new & (stats["share"] >= self.share) & (sent > self.lived)
        begun = first.groupby(table["own"]).transform("any")
        passed = at_once(seen, self.share, self.minutes)
        swift = row & ~first & passed
        times, fast = (mask.groupby(table["own"]).transform("sum") for mask in (row, swift))
        # Who has always passed on what came in does it to a new address, too: once says nothing.
        habit = (passed & stats["out"] & ~row).groupby(table["own"]).transform("any")
        mask = row & begun & (fast >= 1 + habit.astype(int))
        since = table["time"].where(first).groupby(table["own"]).transform("min")
        found = facts(
            seen, mask, times=times, swift=fast, minutes=int(self.minutes), since=since[mask].map(_day)
        )
        # An owner who has lost the keys stops what still comes in; who passes it on for weeks has chosen to.
        brief = stats["payee_span"][found.index] <= self.days * DAY
        return found.assign(_weight=np.where(brief, self.weight, self.long))


def _day(moment: pd.Timestamp) -> str:
    return f"{moment:%Y-%m-%d}"


RULES = (AllToOneSince,)
