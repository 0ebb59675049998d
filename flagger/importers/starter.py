"""A mapping for a person to finish: every column with examples, each guess marked as one."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice

from flagger.importers.base import normal
from flagger.importers.sheet import Sheet

_LOOK_AT = 300
# For each role, what its column is called, best first. Compared in the form names are compared in.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "time": (
        r"unix ?time(?:stamp)?", r".*\b(?:date ?time|timestamp)\b.*", r"(?:date|time)\b.*", r".*\b(?:date|time)\b.*",
        ".*(?:时间|日期).*",
    ),
    "tx_hash": (r"tx ?(?:hash|id)", r".*\b(?:hash|txid|tx ?hash|tx ?id|transaction ?id)\b.*", ".*(?:哈希|交易号|交易单号).*"),
    "from": (r"(?:from|sender)(?:[ _]?address)?", "(?:付款|发送|转出|发起)(?:方|地址|人).*"),
    "to": (r"(?:to|receiver|recipient)(?:[ _]?address)?", "(?:收款|接收|转入)(?:方|地址|人).*"),
    "counterparty": (r".*\b(?:counterpart[iy]\w*|destination|address|payee)\b.*", ".*(?:对方|对手|地址|商户).*"),
    "direction": (r"(?:direction|side|flow|in/out|type)", r".*\b(?:direction|side)\b.*", ".*(?:收/支|方向|收支|类型).*"),
    "amount": (r"(?:amount|quantity|qty|value|volume|change)", r".*\b(?:amount|quantity|qty)\b.*", ".*(?:金额|数量|发生额).*"),
    "asset": (
        r"(?:coin|asset|currency|token|symbol|ticker|crypto)", r".*\b(?:coin|asset|currency|token|symbol|ticker)\b.*",
        ".*(?:币种|代币|资产|货币).*",
    ),
    "contract": (r".*\bcontract\b.*", ".*合约.*"),
    "fee": (r"(?:fees?|commission|gas fee|network fee)", r".*\bfees?\b.*", ".*(?:手续费|矿工费).*"),
    "network": (r"(?:network|chain|blockchain)", ".*(?:网络|公链|主网).*"),
    "status": (r"(?:status|state|result)", ".*(?:状态|结果).*"),
    "note": (r"(?:note|notes|memo|remark|remarks|description|comment)s?", ".*(?:备注|说明|摘要|附言).*"),
}  # fmt: skip
_NUMBER = r"[-+]?[$€£¥￥]?[0-9][0-9.,' ]*(?: ?[A-Za-z]{2,10})?|-|/"
_ADDRESS = r"0[xX][0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|bc1[0-9a-z]{20,80}|[1-9A-HJ-NP-Za-km-z]{25,44}"
_SHAPES: Mapping[str, str] = {
    "time": r"[0-9]{10}|[0-9]{13}|.*[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}.*",
    "tx_hash": r"(?:0[xX])?[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{64,90}|[!-~]{8,}",
    "amount": _NUMBER,
    "fee": _NUMBER,
    "from": _ADDRESS + r"|[\w .@*-]+",
    "to": _ADDRESS + r"|[\w .@*-]+",
    "contract": _ADDRESS,
    "asset": r"[^\W_][\w.$ -]{0,20}",
}
_SURE_SHAPES = (("tx_hash", r"(?:0[xX])?[0-9a-fA-F]{64}"), ("from", _ADDRESS), ("to", _ADDRESS),
                ("amount", r"[-+]?[0-9]+[.,][0-9]+"))  # fmt: skip
_IN = {
    "in",
    "receive",
    "received",
    "deposit",
    "credit",
    "buy",
    "incoming",
    "收入",
    "转入",
    "充值",
    "充币",
    "存入",
    "买入",
    "收款",
}
_OUT = {
    "out",
    "send",
    "sent",
    "withdraw",
    "withdrawal",
    "debit",
    "sell",
    "outgoing",
    "支出",
    "转出",
    "提现",
    "提币",
    "付款",
    "卖出",
}
_WITHIN = {"self", "internal", "不计收支", "其他", "/", "内部划转", "中性交易"}
_DONE = {"success", "successful", "succeeded", "completed", "complete", "confirmed", "done", "ok", "true",
         "成功", "已完成", "完成", "交易成功", "已到账"}  # fmt: skip

_HEAD = """\
# flagger mapping / flagger 列对应表: {export}
#
# 怎样补全：
#   1. 左边是含义，右边引号内是您文件中的列名，照抄表头；没有的留空 ""。
#   2. 标有“猜测 GUESS”的是程序按列名和内容推测的，每一处都请对照示例核对。
#   3. 标有“必填”的不能留空。保存后运行：flagger report 您的文件 --mapping 本文件
# How to finish it:
#   1. Left stands the meaning, right in quotation marks the column's name as the header writes it; "" is none.
#   2. Lines marked GUESS were guessed from names and contents: compare each with the examples.
#   3. Lines marked REQUIRED must not stay empty. Then: flagger report YOUR-FILE --mapping THIS-FILE
#
# 文件中的列及示例 / the columns of the file, with examples:
"""
_COMMENTS: Mapping[str, str] = {
    "time": "必填 时间 / REQUIRED when it happened",
    "amount": "必填 数量或金额 / REQUIRED how much",
    "asset": "必填（或在 [format] 写 asset）币种 / REQUIRED which coin, or write asset under [format]",
    "from": "付款方地址 / address it was sent from",
    "to": "收款方地址 / address it was sent to",
    "own": "本人地址或账户 / your own address, where a column names it",
    "counterparty": "对方（文件只列对方、不列本人时）/ the other party, where only that one is named",
    "direction": "转入还是转出的列，词义写在 [words] / column that says in or out; its words go under [words]",
    "tx_hash": "交易哈希 / transaction hash",
    "contract": "代币合约地址 / token contract",
    "fee": "手续费 / fee",
    "fee_asset": "手续费的币种 / coin of the fee",
    "network": "网络 / network",
    "status": "状态（成功、失败）/ whether it succeeded",
    "method": "操作类型 / kind of operation",
    "note": "备注 / note",
    "sent": "转出和转入分两列时：转出数量 / where out and in have a column each: what went out",
    "sent_asset": "转出币种 / its coin",
    "received": "转入数量 / what came in",
    "received_asset": "转入币种 / its coin",
}


def starter(export: str, sheet: Sheet) -> str:
    """The text of a mapping with what can be guessed from names and cells filled in."""
    rows = list(islice(sheet.rows(), _LOOK_AT))
    columns = {i: [row[i].strip() for row in rows if i < len(row)] for i in range(len(sheet.header))}
    guessed = _guess([normal(name) for name in sheet.header], columns)
    lines = [_HEAD.format(export=_safe(export, 80))]
    lines += [f"#   {_safe(name, 40)}: {_examples(columns[i])}\n" for i, name in enumerate(sheet.header)]
    amounts = columns[guessed["amount"]] if "amount" in guessed else []
    lines += ["\n[format]\n", *_format(export, sheet), *_spelling(amounts), "\n[columns]\n"]
    for role, comment in _COMMENTS.items():
        index = guessed.get(role)
        name = sheet.header[index].strip() if index is not None else ""
        mark = "" if index is None else f"  猜测 GUESS, 例 e.g. {_examples(columns[index])}"
        lines.append(f"{role} = {_quoted(name)}  # {comment}{mark}\n")
    direction, status = ([*_distinct(columns, guessed, role)] for role in ("direction", "status"))
    lines += ["\n[words]\n", *_words(direction, status)]
    return "".join(lines)


def _guess(names: Sequence[str], columns: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Role → column: by name where the cells look right, else by cells that can be one thing only."""
    found: dict[str, int] = {}
    for role, patterns in _NAMES.items():
        fitting = (
            i for pattern in patterns for i, name in enumerate(names)
            if i not in found.values() and re.fullmatch(pattern, name) and _looks(columns[i], _SHAPES.get(role, ".*"))
        )  # fmt: skip
        if (best := next(fitting, None)) is not None:
            found[role] = best
    for role, shape in _SURE_SHAPES:
        free = (i for i in columns if i not in found.values() and _looks(columns[i], shape))
        if role not in found and (best := next(free, None)) is not None:
            found[role] = best
    if ("from" in found) != ("to" in found):  # one side alone is the other party
        found.setdefault("counterparty", found.pop("from", found.pop("to", 0)))
    if "from" in found:
        for role in ("counterparty", "direction"):
            found.pop(role, None)
    if "direction" in found and not _sided(columns[found["direction"]]):
        found["method"] = found.pop("direction")
    return found


def _looks(cells: Sequence[str], shape: str) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(re.fullmatch(shape, cell, re.DOTALL)) for cell in filled) >= 0.9 * len(
        filled
    )


def _sided(cells: Sequence[str]) -> bool:
    return any(cell.casefold() in _IN | _OUT for cell in cells)


def _distinct(columns: Mapping[int, Sequence[str]], guessed: Mapping[str, int], role: str) -> list[str]:
    return (
        list(dict.fromkeys(cell for cell in columns[guessed[role]] if cell))[:30] if role in guessed else []
    )


def _format(export: str, sheet: Sheet) -> list[str]:
    name = re.sub(r"[^\w .()-]", "-", export.rsplit(".", 1)[0])[:60] or "mapped"
    mark = sheet.dialect.delimiter
    lines = [
        f"name = {_quoted(name)}  # 报告中显示的名称 / how reports call this format\n",
        'time_zone = ""  # 时间的时区：UTC、+08:00、Asia/Shanghai；空 = --tz / zone of the times; empty: --tz\n',
        'date_order = ""  # 03/04/2024 这类日期：day-month-year 或 month-day-year / order of such dates\n',
        'asset = ""  # 全部记录都是同一币种时写在这里，如 "USDT" / the coin, where no column names it\n',
        'network = ""  # 网络：ethereum、bsc、tron… / network, where no column names it\n',
    ]
    if mark not in (",", ";", "\t"):
        lines.append(f"delimiter = {_quoted(mark)}  # 分隔符 / what stands between fields\n")
    if sheet.dialect.quote != '"':
        lines.append(
            "# 注意：此文件的引号是单引号，请先用 flagger inspect 文件 --dump 新文件.csv，再对新文件使用本对应表。\n"
            "# Note: this file quotes with ' ; first make a copy with flagger inspect FILE --dump NEW.csv, and map that.\n"
        )
    return lines


def _spelling(amounts: Sequence[str]) -> list[str]:
    """Which mark stands before decimals: a comma only where an amount can be read in no other way."""
    comma = sum(bool(re.fullmatch(r".*[0-9],(?:[0-9]{1,2}|[0-9]{4,})", cell)) for cell in amounts)
    point = sum(bool(re.fullmatch(r".*[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})", cell)) for cell in amounts)
    groups = (
        any(re.fullmatch(r".*[0-9],[0-9]{3}(?:\..*|,.*)?", cell) for cell in amounts) and point and not comma
    )
    guess = f"  猜测 GUESS, 例 e.g. {_examples(amounts)}"
    mark, thousands = "," if comma > point else ".", "," if groups else ""
    return [
        f'decimal_mark = "{mark}"  # 小数点：1.5 写 "."，1,5 写 "," / how decimals are written{guess}\n',
        f'thousands = "{thousands}"  # 千位分隔符：1,234 写 "," / what stands between thousands{guess}\n',
    ]


def _words(direction: Sequence[str], status: Sequence[str]) -> list[str]:
    sides = (
        ("in", _IN, "转入 / came in"),
        ("out", _OUT, "转出 / went out"),
        ("within", _WITHIN, "账户内部 / stayed within"),
    )
    lines = []
    for key, known, comment in sides:
        words = [word for word in direction if word.casefold() in known]
        lines.append(f"{key} = {_list(words)}  # {comment}{'  猜测 GUESS' if words else ''}\n")
    if rest := [word for word in direction if word.casefold() not in _IN | _OUT | _WITHIN]:
        lines.append(f"# 尚未归类 / not yet sorted: {', '.join(_safe(word, 30) for word in rest)}\n")
    done = [word for word in status if word.casefold() in _DONE]
    lines.append(
        f"success = {_list(done)}  # 表示成功的状态词 / words for success{'  猜测 GUESS' if done else ''}\n"
    )
    if others := [word for word in status if word not in done]:
        lines.append(
            f"# 其他状态视为未成功 / others count as not done: {', '.join(_safe(w, 30) for w in others)}\n"
        )
    return lines


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _examples(cells: Sequence[str]) -> str:
    return (
        " | ".join(_safe(cell, 44) for cell in list(dict.fromkeys(filter(None, cells)))[:3]) or "（空 empty）"
    )


def _safe(text: str, longest: int) -> str:
    """Text of a stranger on one line of a comment."""
    bare = "".join(char if char.isprintable() else "·" for char in text)
    return bare if len(bare) <= longest else bare[: longest - 1] + "…"
