"""Addresses and transaction hashes in the form they are compared in."""

import re

import pandas as pd

from flagger.importers import excel
from flagger.importers.columns import Cells, Column, Note, all_bad, bad, odd_cells, reasons
from flagger.text import Message, Text

_HEX = re.compile(r"0[xX][0-9a-fA-F]{40}")
_TRON = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")
_MASKED = re.compile(r"(0x[0-9a-fA-F]+|T[0-9A-Za-z]+)\*+[0-9a-zA-Z]+")
_DAMAGED = re.compile(r"[0-9]+(\.[0-9]+)?E\+[0-9]+")

_MISSING = Message("address-missing", Text("the address is missing", "缺少地址"))
_ODD_CHARACTER = Text("“{value}” holds the non-ASCII character {code}", "“{value}”含有非 ASCII 字符 {code}")
_SHORTENED = Text("the address “{value}” is shortened", "地址“{value}”不完整（被缩写）")
_EXCEL = excel.damage("“{value}”: Excel damaged this address", "“{value}”：地址被 Excel 改成了数字")
_TRON_CHECKSUM = Text("“{value}” does not fit its own checksum", "“{value}”未通过地址自身的校验")
_NOT_AN_ADDRESS = Text("“{value}” is not an address", "“{value}”不是地址")
_NOT_A_HASH = Message("not-a-hash", Text("the transaction hash is missing or not one", "交易哈希缺失或无效"))
_EIP55 = Text(
    "address letters do not fit their checksum (EIP-55): {addresses}",
    "地址大小写校验（EIP-55）不符：{addresses}",
)


def one_address(value: str, *, masked: bool = False) -> str | Message:
    """One address in the form it is compared in: 0x lower-cased, Base58 as it is."""
    if _HEX.fullmatch(value):
        return value.lower()
    if _TRON.fullmatch(value):
        return value if _base58_fits(value) else bad("address-checksum", _TRON_CHECKSUM, value)
    if masked and _MASKED.fullmatch(value):
        return value.lower() if value.startswith("0x") else value
    if not value:
        return _MISSING
    odd = next((char for char in value if not char.isascii()), "…")
    if odd != "…":
        return bad("address-odd-character", _ODD_CHARACTER, value, code=f"U+{ord(odd):04X}")
    if re.search(r"\.\.\.|…|\*\*", value):
        return bad("address-shortened", _SHORTENED, value)
    if _DAMAGED.fullmatch(value):
        return bad("excel-damaged", _EXCEL, value)
    return bad("not-an-address", _NOT_AN_ADDRESS, value)


def _base58_fits(value: str) -> bool:
    import base58

    try:
        return len(base58.b58decode_check(value)) == 21
    except ValueError:
        return False


def read_addresses(column: Column, *, masked: bool = False, blank: bool = False, words: str = "") -> Cells:
    """Addresses as they are compared; NA where a blank (or text that matches `words`) is allowed.

    Letters that break EIP-55 are a note, not an error.
    """
    fine = column.str.fullmatch(r"0x[0-9a-f]{40}")
    empty = column.eq("") if blank else pd.Series(False, index=column.index)
    if words:
        empty |= column.str.fullmatch(words)
    cells = odd_cells(column, ~fine & ~empty, lambda text: one_address(text, masked=masked))
    cells.values = cells.values.where(~empty)
    mixed = [text for text in column[~fine].unique().tolist() if _wrong_checksum(text)]
    if mixed:
        some = Message("address-checksum", _EIP55, {"addresses": ", ".join(sorted(mixed)[:5])})
        cells.notes.append(Note(some, column.isin(mixed)))
    return cells


def _wrong_checksum(value: str) -> bool:
    """Whether a mixed-case 0x address breaks EIP-55 (eips.ethereum.org/EIPS/eip-55)."""
    digits = value[2:]
    if not _HEX.fullmatch(value) or digits in (digits.lower(), digits.upper()):
        return False
    from eth_hash.auto import keccak

    digest = keccak(digits.lower().encode()).hex()
    pairs = zip(digits, digest, strict=False)
    return any(c.isalpha() and c.isupper() != (int(h, 16) >= 8) for c, h in pairs)


def bare_hash(hashes: Column) -> Column:
    """Hashes as files of one movement share them: lower case, without 0x and the place within a transaction."""
    return hashes.str.lower().str.removeprefix("0x").str.replace(r":[0-9]+$", "", regex=True)


def read_hashes(column: Column) -> Cells:
    """Transaction hashes, hex ones in lower case. Anything without blanks is one; some sites number them."""
    values = column.where(~column.str.fullmatch(r"(?:0[xX])?[0-9a-fA-F]{64}"), column.str.lower())
    wrong = all_bad(~column.str.fullmatch(r"[!-~]{1,128}"), _NOT_A_HASH)
    odd = column[~column.str.fullmatch(r"0x[0-9a-f]{64}|[0-9a-f]{64}")]
    damaged = reasons(odd, {text: excel.tx_hash(text) for text in odd.unique().tolist()})
    return Cells(values, pd.concat([wrong, damaged]) if len(damaged) else wrong)
