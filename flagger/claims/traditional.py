"""Letters in the words of a place: for Hong Kong and Taiwan in traditional characters, elsewhere without mainland terms.

Words first, then single characters. Hashes, addresses, names of files and the owner's own words stay as
they are (`Code`, `Verbatim`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from flagger.claims.records import Verbatim
from flagger.document import Block, Code, Tag

Script = Literal["as-is", "abroad", "taiwan", "hong-kong"]

# Where one simplified character stands for several, and words that differ.
_COMMON: Mapping[str, str] = {
    "复制": "複製", "制作": "製作", "复核": "複核", "复议": "複議", "回复": "回覆", "答复": "答覆", "恢复出厂": "還原原廠設定",
    "联系": "聯繫", "征得": "徵得", "关系": "關係", "系统": "系統", "电话": "電話", "区块链": "區塊鏈", "链上": "鏈上",
    "案情文件": "案情檔案", "文件夹": "資料夾", "文件": "檔案",
    "登录": "登入", "账户": "帳戶", "账号": "帳號", "转账": "轉帳", "光盘": "光碟",
    "账单": "帳單", "字节数": "位元組數", "卸载": "移除", "托管": "託管",
    "“": "「", "”": "」", "订单号": "訂單編號", "导出": "匯出",
    "截图": "截圖", "虚拟货币": "虛擬貨幣", "立案侦查": "立案調查", "报案材料": "報案資料", "签": "簽", "表单": "表單",
}  # fmt: skip
_LOCAL: Mapping[Script, Mapping[str, str]] = {
    "as-is": {},
    "abroad": {"公安机关": "警方", "公安": "警方"},
    "taiwan": {
        "公安机关": "警察機關", "公安": "警方", "交易哈希": "交易序號（TxID）", "哈希": "TxID", "收款地址": "接收地址",
        "软件": "軟體", "网络": "網路", "网址": "網址", "网页": "網頁", "信息": "資訊", "或 U 盘": "或隨身碟",
        "U 盘": "隨身碟", "录屏": "螢幕錄影",
        "应用": "應用程式", "手机号": "手機號碼", "短信": "簡訊", "数据": "資料", "邮箱": "電子郵件", "身份证件": "身分證件",
        "省、市、区": "縣市、區", "聊天记录": "聊天紀錄", "记录": "紀錄", "台湾": "臺灣", "交易平台": "交易所",
        "用户": "使用者", "真实身份": "真實身分", "银行流水": "銀行往來明細",
    },
    "hong-kong": {
        "公安机关": "警方", "公安": "警方", "交易哈希": "交易ID（TxID）", "哈希": "TxID", "软件": "軟件", "网络": "網絡",
        "信息": "資訊", "U 盘": "USB 手指", "录屏": "螢幕錄影", "应用": "應用程式", "手机号": "手機號碼", "数据": "數據",
        "邮箱": "電郵", "短信": "短訊", "省、市、区": "地區", "银行流水": "銀行月結單", "着": "着", "台": "台", "里": "裏",
    },
}  # fmt: skip


@cache
def _characters() -> dict[int, str]:
    text = (files("flagger") / "data" / "traditional.txt").read_text(encoding="utf-8")
    simplified, traditional = text.splitlines()
    return str.maketrans(simplified, traditional)  # type: ignore[return-value]


def text(words: str, script: Script) -> str:
    """One phrase in the words of a place."""
    if script == "as-is" or words.isascii():
        return words
    if script == "abroad":
        return _replaced(words, _LOCAL[script])
    words = _replaced(words, {**_LOCAL[script], **_COMMON})
    kept = {ord(plain): local for plain, local in _LOCAL[script].items() if len(plain) == 1}
    return words.translate({**_characters(), **kept})


def _replaced(words: str, table: Mapping[str, str]) -> str:
    for plain, local in table.items():
        words = words.replace(plain, local)
    return words


def rewritten(blocks: Sequence[Block], script: Script) -> list[Block]:
    """Blocks in the script asked for."""
    return list(blocks) if script == "as-is" else [_walk(block, script) for block in blocks]


def _walk(part: Any, script: Script) -> Any:
    if isinstance(part, Verbatim | Code | Tag):
        return part
    if isinstance(part, str):
        return text(part, script)
    if isinstance(part, tuple):
        return tuple(_walk(each, script) for each in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _walk(getattr(part, f.name), script) for f in fields(part)})
    return part
