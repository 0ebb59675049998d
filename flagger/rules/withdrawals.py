"""Lists of withdrawals of an exchange account: what they show without the account's balances."""

from dataclasses import dataclass

import pandas as pd

from flagger.accounts import EXCHANGES
from flagger.rules.base import Rule, Seen, facts
from flagger.rules.runs import ADDRESS_DAYS, lasting
from flagger.text import Text

HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class CoinsAtOnce(Rule):
    """Within the hour several coins leave an exchange account for new addresses, each in an unusually large sum."""

    id = "coins-at-once"
    group = "sweep"
    causal = False  # the first coin is told once the second has followed
    weight = 0.85
    stands_alone = True  # made-up accounts: 42 of 42 withdrawals are of losses; none of 300 honest accounts
    title = Text("Several coins at once to new addresses", "短时间内多种币提至新地址")
    message = Text(
        "{amount} {asset} is one of the withdrawals by which {coins} coins left within an hour for addresses never paid before, "
        "each coin in a sum above the usual withdrawals of it",
        "一小时内 {coins} 种币提至从未付过款的地址，每种币的金额都高于平时，{amount} {asset} 是其中一笔",
    )
    why = Text(
        "An owner mostly withdraws one coin at a time to addresses used before; whoever gets into an account takes them all.",
        "本人通常一次只提一种币，且提到用过的地址；进入了他人账户的人会把各种币都提走。",
    )
    innocent = Text(
        "Moving to a new wallet of one's own, which has another address for each coin, looks the same.",
        "搬到自己的新钱包（每种币都是新地址），看起来也是这样。",
    )
    example = Text(
        "For a year one coin a month went to two known addresses; at 04:10 more ETH and at 04:16 more BTC than ever leave for "
        "addresses seen for the first time.",
        "一年来每月提一次币到两个熟悉的地址；某日 04:10 的 ETH 和 04:16 的 BTC 都超过以往，提到首次出现的地址。",
    )
    needs = ("exchange", "counterparty")
    fewest = 8

    coins: int = 2
    z: float = 1.0
    hours: float = 1.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Runs of `hours` in which `coins` coins leave, each with a withdrawal of `z` deviations."""
        stats = seen.stats
        new = stats["plain"] & (stats["since_first_out"] <= self.hours * HOUR) & stats["prior_in"].eq(0)
        new &= seen.table["own"].isin(list(EXCHANGES)) & ~stats["service"]
        new &= ~lasting(seen, ADDRESS_DAYS)
        rows = stats.loc[new, ["seconds", "asset_code", "amount_z"]]
        rows["run"] = _runs(rows["seconds"].tolist(), self.hours * HOUR)
        most = rows.groupby(["run", "asset_code"])["amount_z"].transform("max")
        coins = rows.groupby("run")["asset_code"].transform("nunique")
        hits = rows[(coins >= self.coins) & most.groupby(rows["run"]).transform("min").ge(self.z)]
        mask = pd.Series(False, index=stats.index)
        mask[hits.index] = True
        return facts(seen, mask, coins=coins.reindex(stats.index).fillna(0).astype(int))


def _runs(seconds: list[int], span: float) -> list[int]:
    """The number of the run each moment is in; a run begins with the first moment after the last run's `span`."""
    numbers: list[int] = []
    begun = -span - 1
    for moment in seconds:
        fresh = moment - begun > span
        begun = moment if fresh else begun
        numbers.append((numbers[-1] if numbers else 0) + fresh)
    return numbers


RULES = (CoinsAtOnce,)
