"""The lane for what fits no known pattern: only the forest finds it remarkable."""

from dataclasses import dataclass

import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text


@dataclass(frozen=True, kw_only=True)
class Unusual(Rule):
    """An outgoing transfer that stands apart from all others in the same files."""

    id = "unusual-transfer"
    group = "forest"
    weight = 0.20
    title = Text("Unlike the other transfers of this wallet", "与本钱包其他转账明显不同")
    message = Text(
        "{amount} {asset}: number {rank} of {count} outgoing transfers by how unlike the others it is",
        "{amount} {asset}：不寻常程度在 {count} 笔转出中列第 {rank}",
    )
    why = Text(
        "An isolation forest compares amount, payee, timing and fee together. It finds what is different, not what is wrong.",
        "孤立森林把金额、收款方、时间、手续费放在一起比较。它找出的是“不同”，不是“有问题”。",
    )
    innocent = Text("Every wallet has transfers that are unlike the others.", "每个钱包都有与众不同的转账。")
    example = Text(
        "Amount, payee, hour and fee together set one transfer apart from the other 400.",
        "金额、收款方、时段和手续费合在一起，使某笔转账明显不同于其他 400 笔。",
    )
    needs = ("forest",)
    fewest = 30

    isolation: float = 0.70
    most: int = 3

    def check(self, seen: Seen) -> pd.DataFrame:
        """At most `most` plain transfers whose isolation score (0–1) is very high in absolute terms."""
        stats = seen.stats
        scores = stats.loc[stats["out"], "unusual"]
        rank = scores.rank(ascending=False, method="min")
        apart = scores[(scores >= self.isolation) & stats.loc[scores.index, "plain"]]
        hits = apart.index[apart.rank(ascending=False, method="min") <= self.most]
        mask = pd.Series(False, index=stats.index)
        mask[hits] = True
        return facts(seen, mask, rank=rank.reindex(stats.index).fillna(0).astype(int), count=len(scores))


RULES = (Unusual,)
