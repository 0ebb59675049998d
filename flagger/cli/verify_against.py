"""`flagger verify --against`: the folder's transfers beside those of a fresh download."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flagger.cli.console import out, say
from flagger.cli.exports import chosen
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.config import Config
    from flagger.render.comparison import Comparison

_MOST, _FEW = 50, 5
_LISTS = {
    "native": Text("transactions of the network's own coin", "主币交易"),
    "internal": Text("internal transactions", "内部交易"),
    "token": Text("token transfers", "代币转账"),
    "nft": Text("NFT transfers", "NFT 转账"),
    "trade": Text("trades", "兑换"),
    "fee": Text("fees", "手续费"),
}
_ACCOUNT = Text("records of the account", "账户记录")
_COMPARED = Text("compared: {lists}", "本次核对：{lists}")
_LEFT = Text(
    "not compared, because no such list was given: {lists}",
    "未核对（没有给出相应的下载文件）：{lists}",
)
_ALL = Text(
    "{fine}/{total} transfers agree; {missing} missing; {different} different",
    "{fine}/{total} 笔一致；{missing} 笔缺失；{different} 笔不同",
)
_FLAGGED = Text("flagged transfers: {fine}/{total} agree{left}", "被标记的转出 {fine}/{total} 笔一致{left}")
_FLAGGED_LEFT = Text("; {count} not compared", "；另有 {count} 笔未核对")
_NEWER = Text("newer than the folder, not compared: {count}", "晚于报告、未参与核对的新转账：{count} 笔")
_OLDER = Text("older than the folder, not compared: {count}", "早于报告、未参与核对的转账：{count} 笔")
_UNREAD = Text(
    "lines of the download that could not be read, so that their transfers count as missing: {count} ({lines})",
    "下载文件中有 {count} 行无法读取，其中的转账会被算作缺失：{lines}",
)
_IDLE = Text(
    "records that moved nothing (calls, failed ones), listed by only one of the two sites, not counted: {count}",
    "未转移资产的记录（合约调用、失败的交易），只有一个网站列出，不计入：{count} 条",
)
_ONLY = Text(
    "within the folder's span of time, but only in the download: {count}",
    "在报告时段之内、只出现在重新下载的记录中：{count} 笔",
)
_ROW = {
    "missing": Text("missing in the download", "下载记录中缺失"),
    "only": Text("not in the folder", "报告中没有"),
    "different": Text("different", "不同"),
}
_FIELDS = {
    "time_utc": Text("time (UTC)", "时间（UTC）"),
    "direction": Text("direction", "方向"),
    "own": Text("own address", "本人地址"),
    "counterparty": Text("counterparty", "对方地址"),
    "asset": Text("asset", "币种"),
    "contract": Text("contract", "合约"),
    "amount": Text("amount", "数量"),
    "status": Text("status", "状态"),
}
_PROVES = Text(
    "This shows that the transfers compared are those that the site gives now. It does not show whose wallet it is, nor "
    "who made a transfer or why.",
    "这说明所核对的转账与网站现在给出的记录一致；不能说明钱包归谁所有，也不能说明转账由谁操作、为何操作。",
)
_DOES_NOT = Text(
    "The folder and the download do not tell the same. A download may be cut (many sites give 5,000 rows at most) or of "
    "another span of time; the folder's export may have been changed. Look each hash up in a block explorer.",
    "报告与重新下载的记录不一致。可能是下载文件被截断（许多网站最多给出 5000 行）或时段不同，也可能是报告所用的导出文件"
    "被改动过。请在区块浏览器中逐个核对哈希。",
)


def compared(folder: Path, exports: Sequence[Path], langs: tuple[Lang, ...]) -> bool:
    """Say what agrees and what does not; raises FlaggerError where the download is of another wallet."""
    from flagger.render.against import compare
    from flagger.render.safe import visible

    with tempfile.TemporaryDirectory(prefix="flagger-") as place:
        found = compare(folder, chosen(exports, langs), _settings(folder, Path(place)))
    out(say(_COMPARED, langs, lists=_names(found, found.lists)))
    if found.left:
        out(say(_LEFT, langs, lists=_names(found, list(found.left), list(found.left.values()))))
    if found.unread:
        named = ", ".join(visible(each) for each in found.unread[:_FEW])
        out(say(_UNREAD, langs, count=len(found.unread), lines=named + (" …" if found.unread[_FEW:] else "")))
    _rows("missing", found.missing, langs)
    _rows("only", found.only_there, langs)
    for each in found.different[:_MOST]:
        out(f"{say(_ROW['different'], langs)}: {visible(each.here, 400)}  ≠ {visible(each.there)}")
        for name, one, two in each.fields:
            out(f"    {say(_FIELDS[name], langs)}: {visible(one) or '–'} ≠ {visible(two) or '–'}")
    if len(found.different) > _MOST:
        out(f"… +{len(found.different) - _MOST}")
    _counts(found, langs)
    for lang in langs:
        out((_PROVES if found.fine else _DOES_NOT).say(lang))
    return found.fine


def _settings(folder: Path, place: Path) -> "Config":
    """How the folder's exports were read; the usual settings where it does not say."""
    from flagger.cli.options import config_of
    from flagger.config import Config
    from flagger.render.rebuild import OPTIONS, given, options

    if not (folder / "inputs" / OPTIONS).exists():
        return Config()
    return config_of(**options(folder, given(folder), place))


def _counts(found: "Comparison", langs: tuple[Lang, ...]) -> None:
    missing, different = len(found.missing), len(found.different)
    fine = found.total - missing - different
    out(say(_ALL, langs, fine=fine, total=found.total, missing=missing, different=different))
    rest = Text(
        *(part.format(count=found.flagged_left) if found.flagged_left else "" for part in _FLAGGED_LEFT)
    )
    out(say(_FLAGGED, langs, fine=found.flagged - found.flagged_off, total=found.flagged, left=rest))
    for text, count in (
        (_IDLE, found.idle),
        (_ONLY, len(found.only_there)),
        (_NEWER, found.newer),
        (_OLDER, found.older),
    ):
        if count:
            out(say(text, langs, count=count))


def _rows(kind: str, rows: Sequence[str], langs: tuple[Lang, ...]) -> None:
    from flagger.render.safe import visible

    for row in rows[:_MOST]:
        out(f"{say(_ROW[kind], langs)}: {visible(row, 400)}")
    if len(rows) > _MOST:
        out(f"… +{len(rows) - _MOST}")


def _names(found: "Comparison", lists: Sequence[str], counts: Sequence[int] = ()) -> Text:
    """Each kind of list by its name, with a number where there is one."""
    numbers = dict.fromkeys((_named(name, found) for name in lists), 0)
    for name, count in zip(lists, counts, strict=False):
        numbers[_named(name, found)] += count
    shown = [(text, f" ({count})" if counts else "") for text, count in numbers.items()]
    en = ", ".join(text.en + number for text, number in shown)
    zh = "、".join(text.zh + number for text, number in shown)
    return Text(en or "–", zh or "–")


def _named(name: str, found: "Comparison") -> Text:
    if found.account and name in ("native", "token"):
        return _ACCOUNT
    return _LISTS.get(name, Text(name, name))
