"""An exchange account whose coins leave for addresses it never paid before."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.accounts import EXCHANGES
from flagger.rules.base import Rule, Seen, facts
from flagger.rules.runs import ADDRESS_DAYS, lasting
from flagger.text import Text

MINUTE, HOUR = 60, 3600
# Less than this part of the most that was ever there counts as nothing.
DUST = 0.01


def emptied_in_parts(seen: Seen, share: float, hours: float, earlier: int) -> pd.DataFrame:
    """Withdrawals that together, within `hours` of the first, took `share` of a coin to one address, new until then.

    One line a withdrawal: `seconds`, `asset_code`, `party`, `start` (of the first to that address), `taken` (share of
    the balance that left in all its parts). `earlier` payments must have gone before.
    """
    stats, table = seen.stats, seen.table
    new = stats["plain"] & (stats["since_first_out"] <= hours * HOUR) & ~stats["service"]
    new &= ~lasting(seen, ADDRESS_DAYS)
    mask = new & stats["balance"].notna() & table["own"].isin(list(EXCHANGES))
    rows = stats.loc[mask, ["seconds", "asset_code", "party", "balance"]]
    fee = table["fee"].astype("float64").where(table["fee_asset"].eq(table["asset"])).fillna(0.0)
    same = rows.assign(left=table["amount"] + fee).groupby(["party", "asset_code"])
    rows["start"] = rows["seconds"] - stats["since_first_out"][rows.index]
    rows["taken"] = (same["left"].transform("sum") / same["balance"].transform("max")).clip(upper=1)
    before = np.cumsum(stats["plain"].to_numpy())[rows.index.to_numpy()] - 1
    found: pd.DataFrame = rows[(rows["taken"] >= share) & (before >= earlier)]
    return found.astype({"start": "int64"})


@dataclass(frozen=True, kw_only=True)
class AccountEmptied(Rule):
    """Every coin of an exchange account leaves within a day for addresses that were never paid before."""

    id = "account-emptied"
    group = "sweep"
    waits_for = "more"
    weight = 0.85
    stands_alone = True  # made-up accounts: 98 of 106 withdrawals; 3 of 300 honest accounts are named
    title = Text("An exchange account emptied to new addresses", "交易所账户全部币种转空至新地址")
    message = Text(
        "{amount} {asset} went to an address never paid before; with its parts {taken:.1%} of the {asset} balance computed "
        "from the exports; all {coins} coins that the account held, remnants apart, left like this within {hours} h",
        "{amount} {asset} 转至从未付过款的地址；连同其余各笔，占 {asset} 余额（按导出文件推算）的 {taken:.1%}；"
        "账户内 {coins} 种币（零头除外）在 {hours} 小时内都这样转出",
    )
    why = Text(
        "People rarely take everything out at once to addresses they never used; whoever gets into an account does.",
        "人们很少把账户里的币一次全部提到从未用过的地址；进入了他人账户的人通常会这样做。",
    )
    innocent = Text(
        "Leaving the exchange for a new wallet of one's own looks exactly the same.",
        "离开交易所、全部提到自己的新钱包，看起来完全一样。",
    )
    example = Text(
        "An account holds BTC and USDT. At 03:10 all BTC, at 03:25 and 03:31 all USDT leave for addresses seen for the first "
        "time.",
        "账户里有 BTC 和 USDT。03:10 全部 BTC，03:25 与 03:31 全部 USDT 提到首次出现的地址。",
    )
    needs = ("exchange", "counterparty", "statement")

    share: float = 0.85
    hours: float = 24.0
    apart: float = 2.0
    coins: int = 2
    earlier: int = 10

    def check(self, seen: Seen) -> pd.DataFrame:
        """Withdrawals of a run in which each coin that was held is emptied, `coins` of them or more."""
        rows = emptied_in_parts(seen, self.share, self.hours, self.earlier).sort_values(
            "start", kind="stable"
        )
        rows["run"] = rows["start"].diff().gt(self.apart * HOUR).cumsum().astype("int64")
        runs = rows.groupby("run").agg(start=("start", "min"), coins=("asset_code", "nunique"))
        left = _held(seen, runs["start"])
        gone = rows[["run", "asset_code"]].drop_duplicates().assign(gone=True)
        kept = left.merge(gone, how="left", on=["run", "asset_code"])
        whole = ~runs.index.isin(kept.loc[kept["gone"].isna(), "run"])
        rows["coins"] = rows["run"].map(runs["coins"].where(whole, 0))
        mask = pd.Series(False, index=seen.stats.index)
        mask[rows.index[rows["coins"] >= self.coins]] = True
        hours = f"{self.hours:g}"
        return facts(seen, mask, taken=rows["taken"].reindex(mask.index), hours=hours).assign(
            coins=rows["coins"].reindex(mask.index[mask])
        )


def _held(seen: Seen, starts: "pd.Series[int]") -> pd.DataFrame:
    """`run` and `asset_code` of the coins that the account held when each run began."""
    stats, amount = seen.stats, seen.table["amount"].fillna(0.0)
    change = amount.where(stats["in"], -amount).where(stats["moved"], 0.0)
    rows = stats.loc[stats["moved"] & stats["balance"].notna(), ["asset_code", "seconds", "balance"]]
    rows = rows.assign(after=rows["balance"] + change[rows.index])
    most = rows.groupby("asset_code")["after"].max()
    grid = pd.MultiIndex.from_product([starts.index, most.index], names=["run", "asset_code"]).to_frame(
        index=False
    )
    grid["start"] = grid["run"].map(starts).astype("int64")
    held = pd.merge_asof(
        grid.sort_values("start", kind="stable"), rows.sort_values("seconds", kind="stable"), left_on="start",
        right_on="seconds", by="asset_code", allow_exact_matches=False,
    )  # fmt: skip
    return held.loc[held["after"] > DUST * held["asset_code"].map(most), ["run", "asset_code"]]


@dataclass(frozen=True, kw_only=True)
class SoldThenSent(Rule):
    """In an exchange account, a coin is sold whole; minutes later another leaves whole for a new address."""

    id = "sold-then-sent"
    group = "sweep"
    waits_for = "more"
    weight = 0.85
    stands_alone = True  # made-up accounts: 31 of 32 withdrawals; 1 of 300 honest accounts is named
    title = Text("Coins sold, and the proceeds withdrawn to a new address", "先卖出币种，随即全部提至新地址")
    message = Text(
        "{amount} {asset} went to an address never paid before; with its parts it is {taken:.1%} of the {asset} balance "
        "computed from the exports; {minutes} min earlier another coin had been sold whole",
        "{amount} {asset} 转至从未付过款的地址；连同其余各笔，占 {asset} 余额（按导出文件推算）的 {taken:.1%}；"
        "此前 {minutes} 分钟，另一种币被全部卖出",
    )
    why = Text(
        "One coin is quicker to withdraw than several: whoever gets into an account turns all into one first.",
        "只提一种币比提多种更快：进入了他人账户的人往往先把币全部换成一种。",
    )
    innocent = Text(
        "Cashing out, or moving to a wallet of one's own after a sale, looks the same.",
        "清仓变现，或卖出后转到自己的钱包，看起来也是这样。",
    )
    example = Text(
        "At 04:01 all ETH and all BTC are sold for USDT; at 04:03 all USDT leaves for an address seen for the first time.",
        "04:01 全部 ETH 与 BTC 换成 USDT；04:03 全部 USDT 提到首次出现的地址。",
    )
    needs = ("exchange", "counterparty", "statement")

    share: float = 0.85
    sold: float = 0.95
    minutes: float = 10.0
    hours: float = 24.0
    earlier: int = 4

    def check(self, seen: Seen) -> pd.DataFrame:
        """Withdrawals that empty a coin, to an address first paid within `minutes` of the sale of another."""
        stats = seen.stats
        rows = emptied_in_parts(seen, self.share, self.hours, self.earlier)
        sale = seen.table["kind"].eq("trade") & stats["out"] & (stats["share"] >= self.sold)
        sales = stats.loc[sale, ["seconds", "asset_code"]].rename(columns={"asset_code": "sold"})
        near = pd.merge_asof(
            rows.reset_index(names="row").sort_values("start", kind="stable"), sales.assign(at=sales["seconds"])[["at", "sold"]],
            left_on="start", right_on="at", tolerance=int(self.minutes * MINUTE),
        ).dropna(subset="sold")  # fmt: skip
        near = near[near["sold"] != near["asset_code"]].set_index("row")
        mask = pd.Series(False, index=stats.index)
        mask[near.index] = True
        minutes = (near["start"] - near["at"]) / MINUTE
        return facts(
            seen,
            mask,
            taken=near["taken"].reindex(mask.index),
            minutes=minutes.reindex(mask.index).map("{:.0f}".format),
        )


RULES = (AccountEmptied, SoldThenSent)
