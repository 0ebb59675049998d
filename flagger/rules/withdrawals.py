"""Withdrawals from an exchange account to new addresses: what is unusual about a sitting of them, sign by sign."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from flagger.accounts import EXCHANGES
from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text, listed

HOUR, DAY = 3600, 86_400
WITHIN = 49 * HOUR  # an address is new for so long after it was first paid: three parts a day apart
COMPARED = 3  # amounts of a coin before which none is large

_PARTS = Text("{n} withdrawals to one new address in this run", "这一批中向同一新地址提现 {n} 次")
_COINS = Text("{n} coins", "涉及 {n} 种币")
_SOLD = Text("a coin sold during it or within the hour before", "期间或之前一小时内卖出过币")
_LARGE = Text("a sum above the usual", "金额高于平时")
_LARGEST = Text(
    "a sum above the usual (of one coin together more than twice its largest before)",
    "金额高于平时（其中一种币合计超过该币此前最大一笔的两倍）",
)
_QUIET = Text("no withdrawal in the {days} days after", "此后 {days} 天没有提现")
_LAST = Text("no withdrawal afterwards in the files given", "就所给文件而言，此后再无提现")
_DONE = Text("neither withdrawal nor deposit afterwards in the files given", "就所给文件而言，此后再无充提")
_SELDOM = Text("the account seldom withdraws to new addresses", "该账户很少提到新地址")
_OFTEN = Text("the account often withdraws to new addresses", "该账户经常提到新地址")
_KEPT = Text("more than half of each known balance stayed", "已知余额都有一半以上留在账户")
_SCATTERED = Text("more addresses than coins", "地址比币种多")
_AGAINST = Text("; against it: {signs}", "；与之相反的是：{signs}")
Sign = tuple[Text, int]  # what is seen, and its points: below zero where it speaks against


@dataclass(frozen=True, kw_only=True)
class SeveralSigns(Rule):
    """A sitting of withdrawals to new addresses, never used again, shows several unusual signs at once."""

    id = "several-signs"
    group = "sweep"
    waits_for = "end"  # what follows is one of the signs
    weight = 0.85
    stands_alone = True  # made-up accounts: 387 of 600 losses; 7 of 600 honest accounts are named
    title = Text(
        "Withdrawals to new addresses, with several unusual signs", "提至新地址，同时有多项不寻常之处"
    )
    message = Text(
        "{amount} {asset} left in a run of withdrawals to addresses paid neither before it nor after; seen in this run: {signs}{against}",
        "{amount} {asset} 属于一批提现，其收款地址在这批之前、之后都没有收到过本账户的款；这一批同时可见：{signs}{against}",
    )
    why = Text(
        "Whoever gets into an account withdraws what they can within hours, to addresses of their own. Each of these "
        "signs is ordinary; many together are rare.",
        "进入了他人账户的人会在几小时内尽量把币提到自己的地址。这些现象单独看都很平常，多项同时出现则少见。",
    )
    innocent = Text(
        "A new wallet of one's own, filled in parts and once only, or a large purchase from somebody new, looks the same.",
        "分几次转入自己的新钱包且只用一次，或向新的对象大额购买，看起来也是这样。",
    )
    example = Text(
        "After a year of withdrawals to two own addresses, 3,000 and 9,000 USDT and much ETH leave one night for new "
        "addresses; then nothing more.",
        "一年来只提到自己的两个地址；某夜 3,000 和 9,000 USDT 以及大量 ETH 提到新地址，此后再无提现。",
    )
    needs = ("exchange", "counterparty")
    fewest = 6

    points: int = 5
    apart: float = 25.0
    alone: float = 3.0
    earlier: int = 5
    seldom: float = 0.25
    often: float = 0.5
    quiet: float = 7.0
    month: float = 30.0
    z: float = 1.0
    over: float = 2.0
    taken: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Sittings with `points` points, near no other withdrawal, whose addresses are not paid later."""
        mask = pd.Series(False, index=seen.table.index)
        told: dict[int, list[Sign]] = {}
        for name, rows in to_new_addresses(seen).groupby("own"):
            account = Account.of(seen, str(name))
            for _, part in rows.groupby(rows["seconds"].diff().gt(self.apart * HOUR).cumsum()):
                signs = self._signs(account, part)
                if sum(points for _, points in signs) >= self.points:
                    mask[part.index] = True
                    told |= dict.fromkeys(part.index.tolist(), signs)
        found = facts(seen, mask)
        both = [told[row] for row in found.index]
        found["signs"] = [listed(text for text, points in signs if points > 0) for signs in both]
        found["against"] = [_against([text for text, points in signs if points < 0]) for signs in both]
        return found

    def _signs(self, account: "Account", part: pd.DataFrame) -> list[Sign]:
        """The signs of one sitting; none where it is not one of new addresses alone."""
        first, last = int(part["seconds"].min()), int(part["seconds"].max())
        earlier, near = account.before(first), self.alone * HOUR
        if (
            earlier < self.earlier
            or account.between(account.out, first - near, last + near) > len(part)
            or account.paid_after(part["party"].tolist(), last)
        ):
            return []
        return [
            *self._of_sums(part),
            *([(_SOLD, 1)] if account.between(account.sold, first - HOUR, last) else []),
            *self._of_quiet(account.quiet(last) / DAY, account.received > last),
            *self._of_habit(account.new[earlier] / earlier),
        ]

    def _of_sums(self, part: pd.DataFrame) -> Iterator[Sign]:
        parts, coins = int(part.groupby("party").size().max()), part.groupby("asset_code")
        if parts > 1:
            yield _PARTS.filled(n=parts), min(parts, 3)
        if coins.ngroups > 1:
            yield _COINS.filled(n=coins.ngroups), min(coins.ngroups, 3) - 1
        if part["z"].max() >= self.z:
            largest = (coins["amount"].sum() / coins["most"].first()).max() > self.over
            yield (_LARGEST, 2) if largest else (_LARGE, 1)
        left = (1 - part["share"]).groupby(part["asset_code"]).prod(min_count=1).min()
        if 1 - left < self.taken:  # not where no balance is known
            yield _KEPT, -1
        if part["party"].nunique() > coins.ngroups:
            yield _SCATTERED, -1

    def _of_quiet(self, days: float, came: bool) -> Iterator[Sign]:
        if math.isnan(days):
            yield (_LAST, 2) if came else (_DONE, 3)
        elif days >= self.quiet:
            yield _QUIET.filled(days=int(days)), 2 if days >= self.month else 1

    def _of_habit(self, fresh: float) -> Iterator[Sign]:
        if fresh < self.seldom:
            yield _SELDOM, 1
        elif fresh > self.often:
            yield _OFTEN, -1


@dataclass(frozen=True, slots=True)
class Account:
    """When one account withdrew, sold and received: seconds, in order of time."""

    out: "npt.NDArray[np.int64]"
    new: "npt.NDArray[np.int64]"  # how many of the first n withdrawals went to an address never paid before
    sold: "npt.NDArray[np.int64]"
    received: int  # when something came in last; -1 where nothing ever did
    paid: Mapping[int, int]  # by address, when it was paid last

    @classmethod
    def of(cls, seen: Seen, name: str) -> "Account":
        """What these records show of the account."""
        mine = seen.table["own"].eq(name)
        stats, trade = seen.stats[mine], seen.table.loc[mine, "kind"].eq("trade")
        out = stats[stats["plain"]].sort_values("seconds", kind="stable")
        new = np.concatenate([[0], np.cumsum(out["since_first_out"].eq(0))])
        sold = np.sort(stats.loc[trade & stats["out"], "seconds"].to_numpy(np.int64))
        came = stats.loc[stats["in"] & ~trade, "seconds"]
        paid = dict(zip(out["party"].tolist(), out["seconds"].tolist(), strict=True))
        return cls(out["seconds"].to_numpy(np.int64), new, sold, int(came.max()) if len(came) else -1, paid)

    def before(self, moment: int) -> int:
        """How many withdrawals were made before."""
        return int(np.searchsorted(self.out, moment, side="left"))

    def between(self, moments: "npt.NDArray[np.int64]", first: float, last: float) -> int:
        """How many of these moments lie between, both ends included."""
        return int(
            np.searchsorted(moments, last, side="right") - np.searchsorted(moments, first, side="left")
        )

    def paid_after(self, parties: Sequence[int], moment: int) -> bool:
        """Whether one of these was paid later."""
        return any(self.paid[party] > moment for party in parties)

    def quiet(self, moment: int) -> float:
        """Seconds until the next withdrawal; NaN where there is none."""
        place = int(np.searchsorted(self.out, moment, side="right"))
        return float(self.out[place] - moment) if place < len(self.out) else math.nan


def to_new_addresses(seen: Seen) -> pd.DataFrame:
    """Withdrawals from exchange accounts to addresses first paid within 49 hours, account by account.

    Columns: `own`, `seconds`, `party`, `asset_code`, `amount`, `z` (0 with fewer than COMPARED amounts before), `most`
    (the coin's largest before, NaN where none was), `share` (of the balance, NaN where that is not known).
    """
    stats, table = seen.stats, seen.table
    new = stats["plain"] & (stats["since_first_out"] <= WITHIN) & stats["prior_in"].eq(0)
    new &= table["own"].isin(list(EXCHANGES)) & ~stats["service"] & (stats["party"] >= 0)
    rows = stats.loc[new, ["seconds", "party", "asset_code", "amount_z", "past_max", "n_before", "share"]]
    rows[["own", "amount"]] = table.loc[rows.index, ["own", "amount"]]
    rows["most"] = 10 ** rows["past_max"]
    rows["z"] = rows["amount_z"].where(rows["n_before"] >= COMPARED, 0.0).fillna(0.0)
    return rows.sort_values(["own", "seconds"], kind="stable")


def _against(signs: Sequence[Text]) -> Text | str:
    return _AGAINST.filled(signs=listed(signs)) if signs else ""


RULES = (SeveralSigns,)
