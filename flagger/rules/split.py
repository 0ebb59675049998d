"""One token divided among strangers in a transaction that the wallet did not list."""

from dataclasses import dataclass

import pandas as pd

from flagger.rules.base import Rule, Seen, facts
from flagger.text import Text


@dataclass(frozen=True, kw_only=True)
class SplitOutflow(Rule):
    """One transaction divides a token among several strangers, and is not among the wallet's own."""

    id = "split-outflow"
    group = "pull"
    weight = 0.85
    stands_alone = (
        True  # synthetic, building seeds: only thefts; such splits are common (BlockSec on drainers)
    )
    title = Text("One transaction, several unknown recipients", "同一笔交易分给多个陌生地址")
    message = Text(
        "{amount} {asset} is one of {parts} parts of this token that one transaction sent to addresses never dealt with "
        "before; this wallet's list of transactions does not hold that hash",
        "{amount} {asset}：同一笔交易把该代币分成 {parts} 份转给从未往来的地址；本钱包的交易导出中没有该哈希",
    )
    why = Text(
        "Programs that move tokens by an approval often share them at once between two addresses.",
        "凭授权划转代币的程序，常在同一笔交易中把代币分给两个地址。",
    )
    innocent = Text(
        "A payment service that keeps its fee at once does the same; or the list of transactions is the older download.",
        "当场扣取手续费的支付服务也会这样；或者交易列表下载得更早。",
    )
    example = Text(
        "In one transaction 20 % of the USDC go to one unknown address and 80 % to another.",
        "同一笔交易中，20% 的 USDC 转至一个陌生地址，80% 转至另一个。",
    )
    needs = ("counterparty", "signer")

    parts: int = 2

    def check(self, seen: Seen) -> pd.DataFrame:
        """Token outflows of one hash and asset to `parts` payees, none ever met before or heard from after."""
        table, stats = seen.table, seen.stats
        native = table["kind"].isin(["native", "approval"]) & table["initiator"].notna()
        signed = table["tx_hash"].isin(set(table.loc[native, "tx_hash"].dropna()))
        token = stats["out"] & table["kind"].eq("token") & table["tx_hash"].notna() & ~signed
        stranger = stats["ever_in"].eq(0) & (stats["since_first_out"] == 0) & ~stats["service"]
        held = stats["genuine"] | stats["handled"]
        rows = stats.loc[token, ["asset_code", "party"]].assign(
            tx=table["tx_hash"], new=(stranger & held).astype(int)
        )
        same = rows.groupby(["tx", "asset_code"])
        parts = same["party"].transform("nunique").where(same["new"].transform("min") == 1, 0)
        mask = pd.Series(False, index=stats.index)
        mask[parts.index[parts >= self.parts]] = True
        return facts(seen, mask, parts=parts.reindex(stats.index).fillna(0).astype(int))


RULES = (SplitOutflow,)
