"""What Excel leaves behind when it saves a CSV: numbers to six digits, dates as numbers, cut times.

What has been cut off cannot be got back: such cells are named, with what to do, and never guessed.
"""

import re

import pandas as pd

from flagger.importers.columns import Column, shown
from flagger.text import Message, Text

_AGAIN_EN = "; download the file again and give it as it is, without opening and saving it in Excel"
_AGAIN_ZH = "；请重新下载并直接提供原文件，不要用 Excel 打开后保存"

# General format: one digit before the point, at most five behind it, two digits of exponent.
_SCIENTIFIC = r"-?[0-9](?:[.,][0-9]{1,14})?E\+[0-9]{2,3}"
_ROUNDED = re.compile(
    r"-?[0-9](?:[.,][0-9]{1,14})?E\+(?:1[1-9]|[2-9][0-9]|[0-9]{3})|-?[0-9][.,][0-9]{5}E-0[0-9]"
)
_LOST_ZEROS = re.compile(r"[0-9a-fA-F]{56,63}")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?|[0-9]{1,2}:[0-9]{2}[.,][0-9]|#+")
# Excel keeps fifteen digits of a number and writes noughts for the rest.
_LONG, _FIFTEEN = "[0-9]{18,}", "[0-9]{15}0{3,}"


def damage(en: str, zh: str) -> Text:
    """A remark about damage, with what to do about it."""
    return Text(en + _AGAIN_EN, zh + _AGAIN_ZH)


_NUMBER = damage(
    "“{value}”: Excel shortened this number, its last digits are lost",
    "“{value}”：该数字被 Excel 改成科学计数法，后面的位数已丢失",
)
_HASH = damage(
    "“{value}”: Excel changed this hash, its digits are lost",
    "“{value}”：该哈希被 Excel 改动，部分位数已丢失",
)
_ZEROS = damage(
    "“{value}”: the hash has {found} digits instead of 64; leading zeros are lost",
    "“{value}”：该哈希只有 {found} 位（应为 64 位），开头的 0 已丢失",
)
_DATE = damage("“{value}”: Excel changed this date and time", "“{value}”：该日期时间被 Excel 改动")
CUT_TIMES = Message(
    "excel-times-cut",
    damage(
        "times have no seconds, as Excel writes them; it may also have rounded long numbers",
        "时间缺少秒，像是用 Excel 保存过；较长的数字也可能已被四舍五入",
    ),
)
IDS = Message(
    "excel-ids",
    damage(
        "long numbers of transactions were rounded by Excel; they are left out, the records were read without them",
        "较长的交易编号已被 Excel 四舍五入，故略去；记录的其余内容照常读取",
    ),
)


def number(value: str) -> Message | None:
    """Why a number is none any more, if Excel has cut it."""
    return Message("excel-damaged", _NUMBER, {"value": shown(value)}) if _ROUNDED.fullmatch(value) else None


def tx_hash(value: str) -> Message | None:
    """Why a hash is none any more, if Excel took it for a number."""
    if re.fullmatch(_SCIENTIFIC, value):
        return Message("excel-damaged", _HASH, {"value": shown(value)})
    if _LOST_ZEROS.fullmatch(value):
        return Message("excel-damaged", _ZEROS, {"value": shown(value, 80), "found": len(value)})
    return None


def date(value: str) -> Message | None:
    """Why a date is none any more: a number of days, minutes alone, or `####`."""
    if _SERIAL.fullmatch(value) or re.fullmatch(_SCIENTIFIC, value):
        return Message("excel-damaged", _DATE, {"value": shown(value)})
    return None


def rounded(column: Column) -> Column:
    """Which numbers of transactions are damaged: written with an exponent, or all rounded to fifteen digits."""
    long = column.str.fullmatch(_LONG).fillna(False).astype(bool)
    noughts = column.str.fullmatch(_FIFTEEN).fillna(False).astype(bool)
    none = pd.Series(False, index=column.index)
    all_rounded = int(long.sum()) > 1 and bool(noughts[long].all())
    scientific = column.str.fullmatch(_SCIENTIFIC).fillna(False).astype(bool)
    return scientific | (noughts if all_rounded else none)
