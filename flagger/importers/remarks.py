"""What has to be said about an export as a whole: that it looks cut, that it leaves something out."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from flagger.accounts import CUSTODIAL
from flagger.importers.base import Importer
from flagger.importers.layout import Layout
from flagger.importers.sifting import Records
from flagger.importers.transfers import Built
from flagger.text import Message, Text

# Where a format says nothing of its own: sites end their exports at these.
_COMMON_LIMITS = (1_000, 5_000, 10_000)
_PAGES = (25, 50, 100)
_PARTIES = ("sender", "counterparty", "destination", "origin")
_USER_LABELS = ("nametag", "privatetag")
_NO_LABEL = ("", "-")

_SURPLUS = Text(
    "{count} records have one or more empty fields more than the header; nothing was shifted",
    "{count} 条记录比表头多出空字段；未移动任何列",
)
_NEWEST_MISSING = Text(
    "exactly {count} records, the number at which the site ends an export; it begins with the oldest, "
    "so the newest are probably missing. Export again, in shorter spans of time: {where}",
    "恰好 {count} 条记录，正是网站单次导出的上限；文件从最早的记录开始，因此最新的记录很可能缺失。"
    "请缩短时间范围重新导出：{where}",
)
_OLDER_MISSING = Text(
    "exactly {count} records, the number at which the site ends an export; it begins with the newest, "
    "so older ones are probably missing. Export again, in shorter spans of time: {where}",
    "恰好 {count} 条记录，正是网站单次导出的上限；文件从最新的记录开始，因此更早的记录很可能缺失。"
    "请缩短时间范围重新导出：{where}",
)
_ONE_PAGE = Text(
    "exactly {count} records: one page of the list, the newest; older records are probably missing. "
    "Export all of them instead: {where}",
    "恰好 {count} 条记录：只是列表的一页，即最新的一页；更早的记录很可能缺失。请改为导出全部：{where}",
)
_NEWER_MAY_MISS = Text(
    "exactly {count} records, as many as one page of a list often holds; the file begins with the oldest, so "
    "newer ones may be missing. If your wallet has more, export all of them: {where}",
    "恰好 {count} 条记录，与列表常见的一页条数相同；文件从最早的记录开始，因此更新的记录可能缺失。"
    "如果您的记录不止这些，请导出全部：{where}",
)
_OLDER_MAY_MISS = Text(
    "exactly {count} records, as many as one page of a list often holds; the file begins with the newest, so "
    "older ones may be missing. If your wallet has more, export all of them: {where}",
    "恰好 {count} 条记录，与列表常见的一页条数相同；文件从最新的记录开始，因此更早的记录可能缺失。"
    "如果您的记录不止这些，请导出全部：{where}",
)
_PAGE_DATA = Text(
    "made with “Download Page Data”: one page of the list only, amounts cut to {decimals} decimals. "
    "Better: {where}",
    "由 “Download Page Data” 生成：只含列表的一页，金额只保留 {decimals} 位小数。建议改用：{where}",
)
_NO_CONTRACT = Text(
    "this export does not name the token contracts: tokens of one name cannot be told apart, and a "
    "counterfeit not from the original. Better: {where}",
    "此导出不含代币合约地址：同名代币无法区分，也无法辨别仿冒代币。建议改用：{where}",
)
_NO_COUNTERPARTY = Text(
    "this export does not name the other side of transfers: rules that need it are not evaluated with it. A block explorer's "
    "list of your address names it",
    "此导出不含对方地址：需要对方地址的规则无法据此判断。区块浏览器中您地址的记录含有对方地址",
)
_NO_COUNTERPARTY_ACCOUNT = Text(
    "this export does not name the other side of transfers: rules that need it are not evaluated with it. Another list of "
    "this platform may name it",
    "此导出不含对方：需要对方的规则无法据此判断。该平台的其他记录可能写明对方",
)
_DROPS_PHISHING = Text(
    "this program leaves out transfers that it takes for phishing, so bait transfers may be missing here. Give the "
    "list of your address from a block explorer as well",
    "该软件导出时会略去其认为是钓鱼的转账，诱饵记录可能因此缺失。请同时提供区块浏览器中您地址的记录",
)
_LABELS = Text(
    "labels in the column “{column}” may be the user's own; they are quoted as labels, not as facts",
    "“{column}”列中的标签可能由用户自行填写；仅作为标签引用，不视为事实",
)

_BY_CELLS = Text(
    "another list of this site has the same header; by the fees and sources in its rows this file was read as “{title}”. "
    "If that is wrong, name the format with --importer",
    "该网站的另一种列表使用相同的表头；根据各行的手续费和来源地址，此文件按“{title}”读取。如果不对，请用 --importer 指定格式",
)
_REFUNDS = Text(
    "refunds (退款成功) that the export lists as neutral (不计收支) count as coming in: {count}, the first at "
    "line {line}; the payment itself may be listed as closed or neutral",
    "{count} 笔标为“不计收支”的退款（退款成功）按转入计，首见于第 {line} 行；对应的原付款可能列为“交易关闭”或“不计收支”",
)


def remarks(layout: Layout, columns: pd.DataFrame, built: Built, records: Records) -> Iterator[Message]:
    """What to say about the whole file, in a fixed order."""
    importer = layout.importer
    where = importer.button.where
    if layout.by_cells:
        yield Message("told-by-cells", _BY_CELLS, {"title": importer.title})
    if records.surplus_dropped:
        yield Message("surplus-empty-fields", _SURPLUS, {"count": records.surplus_dropped})
    if importer.cut_to is not None:
        yield Message("page-data", _PAGE_DATA, {"decimals": importer.cut_to, "where": where})
    if importer.kind == "token" and "contract" not in importer.fields and importer.asset is None:
        yield Message("no-contract", _NO_CONTRACT, {"where": where})
    if label := _user_label(layout, columns):
        yield Message("labels-own", _LABELS, {"column": label})
    if not any(role in columns for role in _PARTIES):
        yield Message(
            "no-counterparty", _NO_COUNTERPARTY_ACCOUNT if importer.account in CUSTODIAL else _NO_COUNTERPARTY
        )
    if importer.drops_phishing:
        yield Message("drops-phishing", _DROPS_PHISHING)
    if "returned" in built.table:
        back = built.table[built.table["returned"].notna() & built.table["direction"].eq("self")]
        if len(back):
            facts = {"count": len(back), "line": int(back["line"].iloc[0])}
            yield Message("refunds-in", _REFUNDS, facts)
    usual = () if importer.typed else (*importer.page_sizes, *_COMMON_LIMITS, *_pages(importer))
    for segment, count in sorted(_sizes(columns, records).items()):
        if count in usual:
            text = _which_end(layout, built.table[built.table["segment"] == segment], count)
            yield Message("looks-cut", text, {"count": count, "where": where})


def _pages(importer: Importer) -> tuple[int, ...]:
    """Sizes of one page of a list; payment bills say themselves how many records they hold."""
    return () if importer.account and importer.asset == "CNY" else _PAGES


def _user_label(layout: Layout, columns: pd.DataFrame) -> str | None:
    """The first column of labels that a logged-in user may have written, if any cell of it is filled."""
    for role in ("sender_label", "receiver_label"):
        place = layout.importer.fields[role].find(layout.header) if role in layout.importer.fields else None
        if not place or not layout.header[place[0]].endswith(_USER_LABELS):
            continue
        if not bool(columns[role].isin(_NO_LABEL).all()):
            return layout.columns[place[0]].strip()
    return None


def _sizes(columns: pd.DataFrame, records: Records) -> Counter[int]:
    """How many records each download in the file has; pasted files have several, parted by headers."""
    breaks = records.breaks
    sizes = Counter(columns["segment"].tolist())
    sizes.update(sum(line < rejection.line for line in breaks) for rejection in records.rejected)
    return sizes


def _which_end(layout: Layout, table: pd.DataFrame, count: int) -> Text:
    """Which end is missing follows from the order of the rows."""
    if layout.importer.cut_to is not None:
        return _ONE_PAGE
    times = table["time"].dropna()
    oldest_first = len(times) < 2 or times.iloc[0] <= times.iloc[-1]
    if count in _PAGES:
        return _NEWER_MAY_MISS if oldest_first else _OLDER_MAY_MISS
    return _NEWEST_MISSING if oldest_first else _OLDER_MISSING
