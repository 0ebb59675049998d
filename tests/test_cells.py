"""Single cells: what is read, exactly as what, and what is not read because it could mean two things."""

from decimal import Context, Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flagger.importers.addresses import read_addresses, read_hashes
from flagger.importers.columns import Cells
from flagger.importers.numbers import LONGEST_NUMBER, Spelling, read_numbers, read_units
from flagger.importers.times import read_times, read_unix
from flagger.text import LANGS

DIGITS = Context(prec=120)
USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
CHECKED = "0x52908400098527886E0F7030069857D2E4169EE7"


def column(*cells: str) -> "pd.Series[str]":
    return pd.Series(list(cells), dtype="str")


def values(cells: Cells) -> list[object]:
    return [None if pd.isna(value) else value for value in cells.values.tolist()]


def reasons(cells: Cells) -> dict[int, str]:
    for message in cells.bad:
        for lang in LANGS:
            assert message.say(lang)
    return {int(row): message.id for row, message in cells.bad.items()}


def one_number(text: str, **spelling: object) -> str | None:
    """The exact text, or the reason in brackets; read beside a plain cell, as in real columns."""
    cells = read_numbers(column("1.5", text), Spelling(**spelling))  # type: ignore[arg-type]
    assert values(cells)[0] == "1.5" and 0 not in reasons(cells)
    why = reasons(cells).get(1)
    return f"[{why}]" if why else values(cells)[1]  # type: ignore[return-value]


UINT256 = "115792089237316195423570985008687907853269984665640564039457.584007913129639935"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0", "0"), ("0.0", "0.0"), ("007.50", "7.50"), ("0.", "0"), ("12.", "12"), ("-0", "0"), ("-0.00", "0.00"),
        ("5000.000000000000000000", "5000.000000000000000000"), ("0.123456789012345678", "0.123456789012345678"),
        (UINT256, UINT256),
        ("1,234.56", "1234.56"), ("1,234,567", "1234567"), ("12,34,567.89", "1234567.89"), ("1 234.56", "1234.56"),
        ("1\u00a0234", "1234"), ("1\u202f234\u202f567.8", "1234567.8"), ("1'234.56", "1234.56"),
        ("190,720.883372992770398294", "190720.883372992770398294"),
        ("1e-18", "0.000000000000000001"), ("1.9E-4", "0.00019"), ("1.0E-9", "0.0000000010"), ("2.5e+3", "2500"),
        ("", None),
        ("1,234", "[ambiguous-number]"), ("1234,56", "[ambiguous-number]"), ("0,5", "[ambiguous-number]"),
        ("1,2345", "[ambiguous-number]"), ("1.234,56", "[not-a-number]"), ("0,123,456", "[not-a-number]"),
        ("-5.0", "[negative]"), ("-1e-9", "[negative]"), ("(5.0)", "[not-a-number]"), ("\u22125.0", "[not-a-number]"),
        ("+5", "[not-a-number]"), (".5", "[not-a-number]"), ("1_000", "[not-a-number]"), ("1__0", "[not-a-number]"),
        ("NaN", "[not-a-number]"), ("nan", "[not-a-number]"), ("Infinity", "[not-a-number]"), ("-inf", "[not-a-number]"),
        ("0x1F", "[not-a-number]"), ("0b1", "[not-a-number]"), ("1e999999999", "[not-a-number]"), ("1e100", "[not-a-number]"),
        ("\u0661\u0662.\u0663", "[not-a-number]"), ("１２.５", "[not-a-number]"), ("1\u00a0２34", "[not-a-number]"),
        ("$5.00", "[not-a-number]"), ("5%", "[not-a-number]"), ("5 ETH", "[not-a-number]"), ("-", "[not-a-number]"),
        ("N/A", "[not-a-number]"), ("(Pending)", "[not-a-number]"), ("'5.0", "[not-a-number]"), ("=1+1", "[not-a-number]"),
        ("1.2.3", "[not-a-number]"),
        ("1.23457E+17", "[excel-damaged]"), ("1E+18", "[excel-damaged]"), ("1,55444E+13", "[excel-damaged]"),
        ("1.23457E-05", "[excel-damaged]"), ("1.9E-05", "0.000019"), ("-7.5E+10", "[negative]"),
        ("1 2", "[not-a-number]"), ("1" * 5000, "[number-too-long]"),
    ],
)  # fmt: skip
def test_numbers_where_the_format_declares_nothing(text, read):
    assert one_number(text) == read


@pytest.mark.parametrize(
    ("text", "spelling", "read"),
    [
        ("1,234", {"groups": ","}, "1234"), ("1,234.5", {"groups": ","}, "1234.5"), ("0,123", {"groups": ","}, "[ambiguous-number]"),
        ("12,34", {"groups": ","}, "[ambiguous-number]"), ("1,2345.6", {"groups": ","}, "[not-a-number]"),
        ("8,080 ETH", {"groups": ",", "unit": True}, "8080"), ("0.0107USDT", {"unit": True}, "0.0107"),
        ("5 wei", {"unit": True}, "0.000000000000000005"), ("1,234 wei", {"groups": ",", "unit": True}, "0.000000000000001234"),
        ("0x1F", {"unit": True}, "[not-a-number]"), ("1e999999999", {"unit": True}, "[not-a-number]"),
        ("5%", {"unit": True}, "[not-a-number]"),
        ("1e-7", {"unit": True}, "0.0000001"), ("1,234 ETH", {"unit": True}, "[ambiguous-number]"),
        ("$1,234.5", {"groups": ",", "currency": True}, "1234.5"), ("¥28.16", {"currency": True}, "28.16"),
        ("-$5", {"currency": True}, "[negative]"), ("-7E-8", {"signed": True}, "-0.00000007"), ("-5", {"signed": True}, "-5"),
        ("N/A", {"nothing": ("N/A",)}, None), ("-", {"nothing": ("-",)}, None), ("", {"blank": "0"}, "0"),
        ("(Pending)", {"nothing": ("(Pending)",)}, None),
    ],
)  # fmt: skip
def test_numbers_as_a_format_declares_them(text, spelling, read):
    assert one_number(text, **spelling) == read


def exact_decimals(whole: int, places: int) -> st.SearchStrategy[Decimal]:
    digits = st.integers(0, 10 ** (whole + places) - 1)
    return st.builds(lambda n, p: DIGITS.scaleb(Decimal(n), -p), digits, st.integers(0, places))


@settings(max_examples=200)
@given(exact_decimals(78, 18))
def test_a_decimal_written_out_is_read_back_to_the_last_digit(number):
    text = format(number, "f")
    assert len(text) <= LONGEST_NUMBER
    assert one_number(text) == text
    grouped = format(number, ",f")
    assert one_number(grouped, groups=",") == text


@settings(max_examples=100)
@given(exact_decimals(20, 10), st.integers(-60, 18))
def test_an_exponent_changes_no_digit(number, exponent):
    read = one_number(f"{number:f}e{exponent}")
    assert read is not None
    if not read.startswith("["):
        assert Decimal(read) == DIGITS.scaleb(number, exponent) and "e" not in read.lower()


@settings(max_examples=200)
@given(st.text(st.sampled_from("0123456789.,'- eE_x$\u00a0٣"), min_size=1, max_size=14))
def test_what_is_read_as_a_number_is_one_reading(text):
    """Whatever comes out holds exactly the digits that went in, and Python agrees on the value."""
    text = text.strip() or "0"
    read = one_number(text)
    assert read is not None
    if read.startswith("["):
        return
    assert Decimal(read) >= 0
    bare = "".join(char for char in text if char.isascii() and char not in ",' \u00a0")
    if "e" not in bare.lower():
        assert Decimal(bare) == Decimal(read)


def test_units():
    cells = read_units(column("8,080 ETH", "5 wei", "0 ETH", "0.0107USDT", "7"))
    assert values(cells)[0] == "ETH" and values(cells)[3] == "USDT" and values(cells)[4] is None
    assert values(read_units(column("8,080 ETH", "5 wei"))) == ["ETH", "ETH"]
    assert values(read_units(column("0x1F"))) == [None]


# --- times -----------------------------------------------------------------------------------


def one_time(text: str, zone: str = "UTC", *others: str) -> str:
    cells = read_times(column(text, *(others or ("2024-01-31 10:00:00",))), zone)
    why = reasons(cells).get(0)
    return f"[{why}]" if why else str(cells.values[0])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024-01-31 10:00:00", "2024-01-31 10:00:00"), ("2024/01/31 10:00:00", "2024-01-31 10:00:00"),
        ("2024/1/3 9:05:07", "2024-01-03 09:05:07"), ("2024-01-31T10:00:00", "2024-01-31 10:00:00"),
        ("2024-01-31T10:00:00Z", "2024-01-31 10:00:00"), ("2024-01-31T10:00:00+09:00", "2024-01-31 01:00:00"),
        ("2024-01-31 10:00:00 UTC", "2024-01-31 10:00:00"), ("2024/1/31 10:00", "2024-01-31 10:00:00"),
        ("31/01/2024 10:00:00", "2024-01-31 10:00:00"), ("31.01.2024 10:00", "2024-01-31 10:00:00"),
        ("1/31/2024 10:00:00", "2024-01-31 10:00:00"), ("03/03/2024 10:00:00", "2024-03-03 10:00:00"),
        ("03/04/2024 10:00:00", "[ambiguous-date]"), ("2024-02-30 00:00:00", "[not-a-time]"),
        ("0000-00-00 00:00:00", "[not-a-time]"), ("9999-12-31 23:59:59", "[not-a-time]"), ("2016-12-31 23:59:60", "[not-a-time]"),
        ("2024-01-31 25:00:00", "[not-a-time]"),
        ("45322.4166", "[excel-damaged]"), ("45322", "[excel-damaged]"), ("59:30.0", "[excel-damaged]"),
        ("1.70000E+12", "[excel-damaged]"), ("2 days ago", "[not-a-time]"),
        ("########", "[excel-damaged]"), ("2024-01-31", "[not-a-time]"), ("２０２４-01-31 10:00:00", "[not-a-time]"),
        ("31/13/2024 10:00:00", "[not-a-time]"), ("", "NaT"),
    ],
)  # fmt: skip
def test_dates(text, read):
    assert one_time(text) == read


def test_other_rows_can_settle_day_and_month():
    assert one_time("03/04/2024 10:00:00", "UTC", "25/04/2024 10:00:00") == "2024-04-03 10:00:00"
    assert one_time("03/04/2024 10:00:00", "UTC", "04/25/2024 10:00:00") == "2024-03-04 10:00:00"
    contradicting = ("25/04/2024 10:00:00", "04/25/2024 10:00:00")
    assert one_time("03/04/2024 10:00:00", "UTC", *contradicting) == "[ambiguous-date]"
    mostly_iso = ("25/04/2024 10:00:00", *["2024-01-31 10:00:00"] * 3)
    assert one_time("03/04/2024 10:00:00", "UTC", *mostly_iso) == "[ambiguous-date]"


@pytest.mark.parametrize(
    ("text", "zone", "read"),
    [
        ("2024-01-31 10:00:00", "Asia/Shanghai", "2024-01-31 02:00:00"),
        ("2024-01-31 10:00:00", "+08:00", "2024-01-31 02:00:00"),
        ("2024-01-31T10:00:00Z", "Asia/Shanghai", "2024-01-31 10:00:00"),
        ("2024-01-31T10:00:00-05:00", "Asia/Shanghai", "2024-01-31 15:00:00"),
        ("2024-10-27 02:30:00", "Europe/Berlin", "[clock-change]"),  # twice
        ("2024-03-31 02:30:00", "Europe/Berlin", "[clock-change]"),  # never
        ("2024-03-31T02:30:00+00:00", "Europe/Berlin", "2024-03-31 02:30:00"),
    ],
)
def test_zones(text, zone, read):
    assert one_time(text, zone) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1700003600", "2023-11-14 23:13:20"), ("1700003600123", "2023-11-14 23:13:20.123000"), ("0", "1970-01-01 00:00:00"),
        ("", "NaT"), ("-5", "[not-a-time]"), ("1700003600.5", "[not-a-time]"), ("1,700,003,600", "[not-a-time]"),
        ("１７０００", "[not-a-time]"), ("123456789012345", "[not-a-time]"), ("2024-01-01 10:00:00", "[not-a-time]"),
        ("1.70000E+12", "[excel-damaged]"), ("45322.4166", "[excel-damaged]"),
    ],
)  # fmt: skip
def test_unix_times(text, read):
    cells = read_unix(column(text, "1700003600"))
    why = reasons(cells).get(0)
    assert (f"[{why}]" if why else str(cells.values[0])) == read
    assert str(cells.values[1]) == "2023-11-14 23:13:20"
    assert [note.message.id for note in cells.notes] == (["milliseconds"] if text == "1700003600123" else [])


@settings(max_examples=100)
@given(st.integers(0, 9_000_000_000))
def test_seconds_and_milliseconds_lose_nothing(seconds):
    plain, milli = read_unix(column(str(seconds))), read_unix(column(str(seconds * 1000 + 999)))
    assert plain.values[0] == pd.Timestamp(0) + pd.Timedelta(days=seconds // 86400, seconds=seconds % 86400)
    if seconds >= 100_000_000:  # below, three more digits still look like seconds
        assert milli.values[0] - plain.values[0] == pd.Timedelta(milliseconds=999)


# --- addresses and hashes --------------------------------------------------------------------


def one_address(text: str, **options: object) -> str | None:
    cells = read_addresses(column(text, CHECKED), **options)  # type: ignore[arg-type]
    why = reasons(cells).get(0)
    assert values(cells)[1] == CHECKED.lower()
    return f"[{why}]" if why else values(cells)[0]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (CHECKED, CHECKED.lower()), (CHECKED.lower(), CHECKED.lower()), ("0X" + CHECKED[2:].upper(), CHECKED.lower()),
        (USDT, USDT), (USDT.lower(), "[not-an-address]"), (USDT[:-1] + "u", "[address-checksum]"),
        ("0x5290", "[not-an-address]"), (CHECKED + "00", "[not-an-address]"), (CHECKED[2:], "[not-an-address]"),
        (CHECKED.replace("8E", "8\u0415", 1) if "8E" in CHECKED else CHECKED[:10] + "\u0435" + CHECKED[11:], "[address-odd-character]"),
        (CHECKED[:10] + "\u200b" + CHECKED[10:], "[address-odd-character]"), ("Fake_Phishing5169", "[not-an-address]"),
        ("vitalik.eth", "[not-an-address]"), ("5.29084E+45", "[excel-damaged]"), ("0x5290...9EE7", "[address-shortened]"),
        ("0x5290…9EE7", "[address-shortened]"), ("0x1429****7f855c", "[address-shortened]"), ("", "[address-missing]"),
    ],
)  # fmt: skip
def test_addresses(text, read):
    assert one_address(text) == read


def test_addresses_as_a_format_declares_them():
    assert one_address("", blank=True) is None
    assert one_address("0x1429****7F855c", masked=True) == "0x1429****7f855c"
    assert one_address("Create: DepositContract", words="Create: .*") is None
    assert one_address("Created", words="Create: .*") == "[not-an-address]"


def test_a_message_names_the_odd_character():
    (message,) = read_addresses(column(CHECKED[:10] + "\u200b" + CHECKED[10:])).bad
    assert "U+200B" in message.say("en") and "U+200B" in message.say("zh")


def test_letters_that_break_eip55_are_noted_not_refused():
    wrong = CHECKED.replace("6E", "6e", 1)
    cells = read_addresses(column(CHECKED, CHECKED.lower(), wrong))
    assert values(cells) == [CHECKED.lower()] * 3 and not reasons(cells)
    (note,) = cells.notes
    assert note.message.id == "address-checksum" and note.rows.tolist() == [False, False, True]
    assert not read_addresses(column(CHECKED, CHECKED.lower(), "0x" + CHECKED[2:].upper())).notes


@pytest.mark.parametrize(
    "address",  # the examples of EIP-55
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ],
)  # fmt: skip
def test_each_letter_counts_in_eip55(address):
    assert not read_addresses(column(address)).notes
    letters = [at for at, char in enumerate(address[2:], start=2) if char.isalpha()]
    assert all(
        read_addresses(column(address[:at] + address[at].swapcase() + address[at + 1 :])).notes
        for at in letters
    )


def test_hashes():
    digits = "AB" * 32
    cells = read_hashes(column("0x" + digits, digits, "5Kd9Solana", "", "0x12 34"))
    assert values(cells)[:3] == ["0x" + digits.lower(), digits.lower(), "5Kd9Solana"]
    assert reasons(cells) == {3: "not-a-hash", 4: "not-a-hash"}
    damaged = read_hashes(column("1.23457E+63", digits[2:], digits, "0x" + digits, "5Kd9Solana"))
    assert reasons(damaged) == {0: "excel-damaged", 1: "excel-damaged"}
    assert "62 digits" in damaged.bad[1].say("en") and "download the file again" in damaged.bad[0].say("en")
    assert "重新下载" in damaged.bad[0].say("zh")


def test_times_without_seconds_between_strokes_are_what_excel_writes():
    for day in ("2024/5/1", "25/4/2024"):
        read = read_times(column(f"{day} 9:00", f"{day} 9:00:07"), "UTC")
        (note,) = read.notes
        assert (note.message.id, note.rows.tolist()) == ("excel-times-cut", [True, False])
        assert str(read.values[0])[11:] == "09:00:00"
    assert not read_times(column("2024-05-01 09:00", "01.05.2024 09:00"), "UTC").notes
