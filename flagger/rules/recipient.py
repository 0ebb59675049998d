"""What else went to a stranger who received strongly flagged transfers."""

from dataclasses import dataclass

import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text

DAY = 86_400


@dataclass(frozen=True, kw_only=True)
class SameRecipient(Rule):
    """Another transfer to the recipient of strongly flagged ones, a stranger until then."""

    id = "same-recipient"
    group = "recipient"
    waits_for = "more"
    leftover = True
    weight = 0.85
    softened = False  # whoever takes a wallet over may bring its fees first; what came back is left out
    stands_alone = True  # no stronger than the flags it follows: it brings no recipient of its own
    title = Text("To the recipient of strongly flagged transfers", "转给强标记转账的同一收款方")
    message = Text(
        "{amount} {asset} went to the same payee as {others} strongly flagged transfer(s), whom the owner first "
        "paid at most {days} days before the first of them",
        "{amount} {asset} 转给与 {others} 笔强标记转账相同的收款方；首次向该收款方付款，距其中第一笔不超过 {days} 天",
    )
    why = Text(
        "What one stranger received in one stretch belongs to one story, the small and the slow transfers too.",
        "同一陌生收款方在同一时期收到的转账属于同一件事，金额小的、间隔久的也在内。",
    )
    innocent = Text(
        "If the other transfers to this payee were meant, so was this one.",
        "如果转给该收款方的其他几笔是本人有意所为，这一笔也是。",
    )
    example = Text(
        "Three deposits are swept to one address; the whole balance had gone there the day before.",
        "三次到账均被转往某地址；前一天全部余额也转到了该地址。",
    )
    needs = ("counterparty",)

    days: float = 14.0

    def check(self, seen: Seen) -> pd.DataFrame:
        """Other outgoing transfers to parties of strong rows that were first paid within `days` before, until `days` after.

        What that party paid back in full is not missing.
        """
        stats = seen.stats
        flagged = pd.Series(stats.index.isin(seen.strong), index=stats.index) & stats["out"]
        when = stats["seconds"].where(flagged).groupby(stats["party"])
        first, last = when.transform("min"), when.transform("max")
        paid = stats["seconds"].where(stats["out"]).groupby(stats["party"]).transform("min")
        near = (paid >= first - self.days * DAY) & (stats["seconds"] <= last + self.days * DAY)
        strong = flagged.groupby(stats["party"]).transform("sum")
        held = stats["genuine"] | stats["handled"]  # anyone can write a record about a token of his own
        mask = stats["out"] & held & near & ~flagged & ~stats["service"] & (stats["party"] >= 0)
        mask &= ~stats["came_back"]
        return facts(seen, mask, others=strong.astype(int), days=int(self.days))


RULES = (SameRecipient,)
