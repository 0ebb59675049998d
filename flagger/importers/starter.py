"""A mapping for a person to finish: every column with examples, each guess marked as one."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice

from flagger.importers.guesses import IN, OUT, guess
from flagger.importers.names import normal
from flagger.importers.sheet import Sheet

_LOOK_AT = 300
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
    guessed = guess([normal(name) for name in sheet.header], columns)
    lines = [_HEAD.format(export=_safe(export, 80))]
    lines += [f"#   {_safe(name, 40)}: {_examples(columns[i])}\n" for i, name in enumerate(sheet.header)]
    amounts = columns[guessed["amount"]] if "amount" in guessed else []
    lines += ["\n[format]\n", *_format(export, sheet), *_spelling(amounts), "\n[columns]\n"]
    for role, comment in _COMMENTS.items():
        index = guessed.get(role)
        name = sheet.header[index].strip() if index is not None else ""
        mark = "" if index is None else f"  猜测 GUESS, 例 e.g. {_examples(columns[index])}"
        lines.append(f"{role} = {_quoted(name)}  # {comment}{mark}\n")
    direction, status = (_distinct(columns, guessed, role) for role in ("direction", "status"))
    lines += ["\n[words]\n", *_words(direction, status)]
    return "".join(lines)


def _distinct(columns: Mapping[int, Sequence[str]], guessed: Mapping[str, int], role: str) -> list[str]:
    cells = columns[guessed[role]] if role in guessed else ()
    return list(dict.fromkeys(filter(None, cells)))[:30]


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
        ("in", IN, "转入 / came in"),
        ("out", OUT, "转出 / went out"),
        ("within", _WITHIN, "账户内部 / stayed within"),
    )
    lines = []
    for key, known, comment in sides:
        words = [word for word in direction if word.casefold() in known]
        lines.append(f"{key} = {_list(words)}  # {comment}{'  猜测 GUESS' if words else ''}\n")
    if rest := [word for word in direction if word.casefold() not in IN | OUT | _WITHIN]:
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
