"""The lane for what fits no known pattern: only the forest finds it remarkable."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.forest import like_reference, shipped
from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text

# What belongs together and is set back to the usual together.
PARTS = (
    (Text("the amount", "金额"), ("amount_z", "share", "log_over_max")),
    (Text("the payee", "收款方"), ("log_prior_out", "log_prior_in", "assets_to_1h", "ever_once")),
    (Text("the time and pace", "时间和频率"), ("log_gap_out", "hour_rarity", "out_10m", "out_24h")),
    (Text("the fee and the method", "手续费和调用方法"), ("fee_z", "method_rarity")),
)
RATE = Text(
    "Of transfers in the wallets it was compared with, at most 1 in {often} is so unlike the others.",
    "在用来比照的钱包里，每 {often} 笔转出中至多有 1 笔如此不同。",
)
RANK = Text(
    "These records as a whole are unlike those they were compared with, so only the place in their own order is given.",
    "这份记录整体上与用来比照的钱包不同，因此只给出在这份记录中的名次。",
)
# A space leads the English sentence, for it follows another.
OTHERWISE = Text(
    " Had {part} been as usual here, it would be number {then}.",
    "如果{part}与平时一样，它会列第 {then}。",
)


@dataclass(frozen=True, kw_only=True)
class Unusual(Rule):
    """An outgoing transfer that stands apart, and that no other rule explains."""

    id = "unusual-transfer"
    group = "forest"
    waits_for = "end"  # ranks among all transfers of the file
    weight = 0.20
    leftover = True
    title = Text("Unlike the other transfers, fits no known pattern", "与其他转账明显不同，不符合已知样式")
    message = Text(
        "{amount} {asset}: amount, payee, timing and fee taken together, number {rank} of {count} outgoing transfers "
        "by how unlike the others it is. {compared}{otherwise}",
        "{amount} {asset}：把金额、收款方、时间、手续费合在一起看，与其他转账的差异在 {count} 笔转出中列第 {rank}。"
        "{compared}{otherwise}",
    )
    why = Text(
        "A statistical method (isolation forest) compares amount, payee, timing and fee together with those of other wallets. It "
        "finds what is different, not what is wrong.",
        "一种统计方法（孤立森林）把金额、收款方、时间、手续费放在一起，与其他钱包的转账比较。它找出的是“不同”，不是“有问题”。",
    )
    innocent = Text("Everybody has transfers that are unlike the others.", "每个人都会有与众不同的转账。")
    example = Text(
        "Amount, payee, hour and fee together set one transfer apart from the other 400.",
        "金额、收款方、时段和手续费合在一起，使某笔转账明显不同于其他 400 笔。",
    )
    needs = ("forest",)
    fewest = 30

    p: float = 0.001
    most: int = 3

    def check(self, seen: Seen) -> pd.DataFrame:
        """The `most` plain payments that are rarest in other wallets, at most `p`, and not explained yet."""
        stats = seen.stats
        free = stats["plain"] & (stats["forest_p"] <= self.p) & ~stats.index.isin(seen.taken)
        place = stats.loc[free, "unusual"].rank(ascending=False, method="first")
        mask = free & (place.reindex(stats.index) <= self.most)
        rank = stats.loc[stats["out"], "unusual"].rank(ascending=False, method="min")
        found = facts(seen, mask).assign(count=len(rank))
        found["rank"] = rank.reindex(found.index).astype(int)
        alike = like_reference(stats)
        compared = [_rate(p) if alike else RANK for p in stats.loc[mask, "forest_p"]]
        parts = [_had_it_been_usual(stats, row) for row in found.index]
        said = {
            "compared": compared,
            "part": [part for part, _ in parts],
            "then": [then for _, then in parts],
            "otherwise": [_otherwise(*had, int(now)) for had, now in zip(parts, found["rank"], strict=True)],
        }
        return found.join(pd.DataFrame(said, index=found.index, dtype=object))


def _rate(p: float) -> Text:
    often = int(1 / p + 1e-6)
    often -= often % 10 ** max(len(str(often)) - 2, 0)  # two digits, never more than was seen
    return Text(RATE.en.format(often=f"{often:,}"), RATE.zh.format(often=f"{often:,}"))


def _otherwise(part: Text, then: int, now: int) -> Text:
    """What the most telling part changes; nothing where the place would stay the same."""
    if then == now:
        return Text("", "")
    return Text(OTHERWISE.en.format(part=part.en, then=then), OTHERWISE.zh.format(part=part.zh, then=then))


def _had_it_been_usual(stats: pd.DataFrame, row: int) -> tuple[Text, int]:
    """The part that sets a transfer apart most, and its place if that part were as in this wallet's median."""
    forest = shipped()
    usual = np.median(forest.numbers(stats[stats["plain"]]), axis=0)
    given = forest.numbers(stats.loc[[row]])[0]
    changed = [np.where(np.isin(forest.features, names), usual, given) for _, names in PARTS]
    scores = forest.scores(np.stack(changed).astype("float32"))
    most = int(scores.argmin())
    others = stats.loc[stats["out"], "unusual"].drop(row)
    return PARTS[most][0], 1 + int((others > scores[most]).sum())


RULES = (Unusual,)
