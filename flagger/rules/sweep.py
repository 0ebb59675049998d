"""Balances that leave whole."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import EXCHANGES
from flagger.rules.base import Rule, Seen, facts, used_on
from flagger.text import Text

HOUR, DAY = 3600, 86_400
_LEAST = Text("at least ", "至少 ")
_TRIED = Text(
    "; a small part had gone to the same address some time before, as owners do who try an address first",
    "；此前曾向同一地址转出一小部分，与本人先试转地址的做法相符",
)
NEAR, FEWEST = 3 * HOUR, 5


def unfamiliar_hour(stats: pd.DataFrame, rows: "pd.Index[int]", share: float) -> list[bool]:
    """Of these rows, which came at a time of day within three hours of which less than `share` of five earlier or more lie."""
    out = stats.loc[stats["out"], "seconds"].to_numpy(dtype="int64")
    result = []
    for moment in stats.loc[rows, "seconds"].tolist():
        gap = (moment - out[: int(np.searchsorted(out, moment))]) % DAY
        near = np.minimum(gap, DAY - gap) <= NEAR
        result.append(len(gap) >= FEWEST and float(near.mean()) < share)
    return result


def emptied_to_new(seen: Seen, share: float, seconds: float = HOUR) -> "pd.Series[bool]":
    """Plain transfers of at least `share` of an asset's balance to an address first paid `seconds` ago at most."""
    stats = seen.stats
    return (
        stats["plain"] & (stats["share"] >= share) & (stats["since_first_out"] <= seconds) & ~stats["service"]
    )


@dataclass(frozen=True, kw_only=True)
class BalanceDrain(Rule):
    """Nearly all of one asset goes to an address that was never paid before."""

    id = "balance-drain"
    group = "amount"  # with new-payee-large: both say that much went to somebody new
    weight = 0.30  # with a payee paid once only it stays weak: 27 honest wallets of 90 have such a pair
    title = Text("Nearly the whole balance to a new payee", "几乎全部余额转给新收款方")
    message = Text(
        "{amount} {asset}, {share:.1%} of the {asset} balance computed from the exports, to a payee never paid before",
        "{amount} {asset} 付给此前从未付过款的收款方，占 {asset} 余额（按导出文件推算）的 {share:.1%}",
    )
    why = Text(
        "People rarely send everything they hold; whoever takes over a wallet or account does.",
        "人们很少一次转走全部余额；而控制了他人钱包或账户的人通常会这样做。",
    )
    innocent = Text(
        "Closing a position, or moving to another wallet or account of one's own, looks the same.",
        "清仓，或转到自己的另一个钱包或账户，看起来也是这样。",
    )
    example = Text(
        "The wallet holds 5,000 USDT; 4,990 USDT go to an address it has never paid.",
        "钱包持有 5,000 USDT；其中 4,990 USDT 转至从未付过款的地址。",
    )
    needs = ("counterparty",)

    share: float = 0.90

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows at or above the share, to a payee of this hour."""
        stats = seen.stats
        dealt = stats["moved"].astype(int).groupby(stats["asset_code"]).cumsum() > 3
        mask = emptied_to_new(seen, self.share) & dealt
        return facts(seen, mask, share=seen.stats["share"])


@dataclass(frozen=True, kw_only=True)
class AssetsEmptied(Rule):
    """Several assets are emptied within an hour, or within a day to one address, all to addresses never paid before."""

    id = "assets-emptied"
    group = "sweep"
    waits_for = "more"
    weight = 0.85
    stands_alone = True
    takeover = True
    title = Text("Several assets emptied to new addresses in one go", "短时间内多种资产被转空至新地址")
    message = Text(
        "{amount} {asset} ({least}{share:.1%} of the balance) is one of {assets} assets emptied to addresses never paid before, "
        "within an hour or, to one address, within a day{later}{tried}",
        "{amount} {asset}（占余额 {least}{share:.1%}）是短时间内转空至新地址的 {assets} 种资产之一"
        "（一小时内；若为同一地址，则一天内）{later}{tried}",
    )
    why = Text(
        "Taking every asset one after another is what happens when keys or several approvals are in other hands.",
        "逐一转空各种资产，是密钥或多项授权落入他人之手时的典型样式。",
    )
    innocent = Text(
        "Moving to a new wallet of one's own looks exactly the same.",
        "迁移到自己的新钱包看起来完全一样。",
    )
    example = Text(
        "At 22:16 all USDT and at 22:18 all USDC leave for an address seen for the first time.",
        "22:16 全部 USDT、22:18 全部 USDC 转至首次出现的地址。",
    )
    needs = ("counterparty",)

    share: float = 0.85
    assets: int = 2
    hours: float = 24.0
    rest: float = 0.3
    slow: float = 0.5
    little: float = 0.05
    wait: float = 15.0
    familiar: float = 0.15

    def check(self, seen: Seen) -> pd.DataFrame:
        """Emptied assets in a run with gaps below an hour, or to one address within `hours` of its first payment."""
        stats = seen.stats
        mask = emptied_to_new(seen, self.share, self.hours * HOUR)
        mask &= ~seen.table["own"].isin(list(EXCHANGES))  # account-emptied looks at those
        unsure = self._rest(seen, mask)
        mask |= unsure
        rows = stats.loc[mask, ["seconds", "asset_code", "party"]]
        soon = rows[stats["since_first_out"].reindex(rows.index) <= HOUR]
        run = soon["seconds"].diff().gt(HOUR).cumsum()
        together = soon.groupby(run)["asset_code"].transform("nunique").reindex(rows.index).fillna(0)
        alike = rows.groupby("party")["asset_code"].transform("nunique")
        distinct = together.where(together > alike, alike)
        mask = pd.Series(False, index=stats.index)
        mask[distinct.index[distinct >= self.assets]] = True
        assets = distinct.reindex(stats.index).fillna(0).astype(int)
        tested = self._tested(stats)
        found = facts(seen, mask, share=stats["share"], assets=assets, later=used_on(seen))
        found["least"] = [_LEAST if row else "" for row in unsure[mask]]
        found["tried"] = [_TRIED if row else "" for row in tested[mask]]
        # Hours apart is how people move house; whoever took the keys is in a hurry, or works while the owner sleeps.
        hasty = together.reindex(found.index) >= self.assets
        asleep = stats["ever_used_on"].eq(0)[found.index] & np.array(
            unfamiliar_hour(stats, found.index, self.familiar), dtype=bool
        )
        strong = (hasty | asleep) & ~tested[found.index]
        return found.assign(_weight=np.where(strong, self.weight, self.slow))

    def _tested(self, stats: pd.DataFrame) -> "pd.Series[bool]":
        """Rows whose payee got a small part of a balance first, `wait` minutes before or more."""
        first = (
            stats["share"].where(stats["since_first_out"].eq(0)).groupby(stats["party"]).transform("first")
        )
        return (first <= self.little) & (stats["since_first_out"] >= self.wait * 60)

    def _rest(self, seen: Seen, emptied: "pd.Series[bool]") -> "pd.Series[bool]":
        """The network's coin that follows an emptied token within the hour, where the export tells no fees.

        What the fees took is not known there (TRON), so the balance is less than computed and the share more.
        """
        stats, table = seen.stats, seen.table
        token = stats["seconds"].where(emptied & table["kind"].eq("token")).groupby(stats["party"]).ffill()
        coin = (
            stats["plain"] & table["kind"].eq("native") & table["fee"].isna() & ~emptied & ~stats["service"]
        )
        soon = (stats["seconds"] - token <= HOUR) & (stats["since_first_out"] <= HOUR)
        return coin & soon & table["network"].eq("tron").fillna(False) & (stats["share"] >= self.rest)


RULES = (BalanceDrain, AssetsEmptied)
