"""Permissions of a TRON account: changed, and what left after."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flagger.rules.base import Rule, Seen, facts, used_on
from flagger.text import Text

DAY = 86_400
PERMISSION = "AccountPermissionUpdateContract"  # the kind of contract that changes them


@dataclass(frozen=True, kw_only=True)
class PermissionChange(Rule):
    """The rights of a TRON account were changed."""

    id = "permission-change"
    group = "permission"
    stage = "before"
    weight = 0.60  # medium by itself: owners set up multi-signature too; what leaves after it is strong
    softened = False
    title = Text("TRON account permissions changed", "波场账户权限变更")
    message = Text(
        "the permissions of this TRON account were changed ({method}); the export does not state the new keys",
        "该波场账户的权限被变更（{method}）；导出文件未载明新的权限地址",
    )
    why = Text(
        "Whoever is added as owner can move everything, and can lock the owner out. Assets may stay for days.",
        "被加入 Owner 权限的地址可以转走全部资产，并使原主人失去控制；资产可能数日后才被转走。",
    )
    innocent = Text("The owner set up multi-signature on purpose.", "本人有意设置了多重签名。")
    example = Text(
        "contractType is AccountPermissionUpdateContract.",
        "合约类型为 AccountPermissionUpdateContract（账户权限变更）。",
    )
    needs = ("tron", "contract-type")

    def check(self, seen: Seen) -> pd.DataFrame:
        """Rows of contract type 46 that did not fail (java-tron, Tron.proto)."""
        table = seen.table
        mask = table["method"].eq(PERMISSION) & table["status"].eq("ok")
        return facts(seen, mask.fillna(False).astype(bool), method=PERMISSION)


@dataclass(frozen=True, kw_only=True)
class OutflowAfterPermission(Rule):
    """Assets leave for a new address within days of a permission change."""

    id = "outflow-after-permission"
    group = "permission-outflow"
    weight = 0.95
    stands_alone = True
    softened = False  # whoever takes an account over often pays its fees first
    takeover = True
    title = Text("Assets leave after a permission change", "权限变更后资产转出")
    message = Text(
        "{amount} {asset} left for an address never paid before the permission change {after} earlier{later}",
        "权限变更 {after}后，{amount} {asset} 转至此前从未付过款的地址{later}",
    )
    why = Text(
        "A change of rights followed by an outflow to a stranger is how TRON accounts are taken over.",
        "先变更权限，随后资产转给陌生地址，是波场账户被接管的典型过程。",
    )
    innocent = Text("The owner reorganised the account and moved on.", "本人调整账户权限后自行迁移。")
    example = Text(
        "Permissions change at 19:05; at 19:19 all USDT leave for a new address.",
        "19:05 权限变更；19:19 全部 USDT 转至新地址。",
    )
    needs = ("tron", "contract-type", "counterparty")

    days: float = 15.0
    sure: float = 7.0
    beyond: float = 0.5

    def check(self, seen: Seen) -> pd.DataFrame:
        """Outgoing value rows within `days` of a change, to a payee first paid after it; strong within `sure`."""
        table, stats = seen.table, seen.stats
        changed = table["method"].eq(PERMISSION).fillna(False) & table["status"].eq("ok")
        last = stats["seconds"].where(changed).ffill()
        gap = stats["seconds"] - last
        new = stats["since_first_out"] <= gap
        mask = stats["plain"] & new & (gap <= self.days * DAY) & ~stats["service"]
        after = gap[mask].map(_spoken)
        found = facts(seen, mask, after=after.reindex(gap.index), later=used_on(seen))
        return found.assign(_weight=np.where(gap[found.index] <= self.sure * DAY, self.weight, self.beyond))


def _spoken(seconds: float) -> Text:
    """A gap as people say it: minutes below two hours."""
    if seconds < 7200:
        minutes = f"{seconds / 60:.0f}"
        return Text(f"{minutes} min", f"{minutes} 分钟")
    hours = f"{seconds / 3600:.1f}"
    return Text(f"{hours} h", f"{hours} 小时")


RULES = (PermissionChange, OutflowAfterPermission)
