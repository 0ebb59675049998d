"""Fields that the exports of exchanges share: addresses of any chain, chain names, fees, states."""

from flagger.importers.columns import Cells, Column
from flagger.importers.fields import Field, text, words
from flagger.importers.numbers import Spelling, read_numbers
from flagger.importers.times import read_times

SIGNED = Spelling(signed=True)
PLACE = r"0[xX][0-9a-fA-F]{40}|bc1[0-9a-z]{20,80}|[1-9A-HJ-NP-Za-km-z]{26,64}"

_CHAINS = {
    "eth": "ethereum",
    "erc20": "ethereum",
    "ethereum(erc20)": "ethereum",
    "trx": "tron",
    "trc20": "tron",
    "tron(trc20)": "tron",
    "bsc": "bsc",
    "bep20": "bsc",
    "bep20(bsc)": "bsc",
    "bnb smart chain(bep20)": "bsc",
    "btc": "bitcoin",
    "segwitbtc": "bitcoin",
    "matic": "polygon",
    "arbitrum": "arbitrum",
    "optimism": "optimism",
    "avaxc": "avalanche",
    "base": "base",
    "sol": "solana",
}
_STATES = {
    "": "ok",
    "completed": "ok",
    "success": "ok",
    "successful": "ok",
    "credited successfully": "ok",
    "withdrawal successful": "ok",
    "processing": "pending",
    "pending": "pending",
    "awaiting approval": "pending",
    "email sent": "pending",
}


def place(*names: str, needed: bool = False) -> Field:
    """An address on any chain, or an account's name, as it stands; 0x addresses in lower case."""

    def parse(column: Column, zone: str) -> Cells:
        hexadecimal = column.str.fullmatch(r"0[xX][0-9a-fA-F]{40}")
        return Cells(column.where(~hexadecimal, column.str.lower()).where(column.ne("")))

    return Field(names, parse, needed)


def place_within(*names: str) -> Field:
    """The address that a sentence ends with (`Sent 0.5 BTC to 3…`); blank where it names none."""

    def parse(column: Column, zone: str) -> Cells:
        found = column.str.extract(rf"(?:^|\s(?:to|from)\s)({PLACE})$")[0].astype("str")
        hexadecimal = found.str.startswith(("0x", "0X")).fillna(False).astype(bool)
        return Cells(found.where(~hexadecimal, found.str.lower()))

    return Field(names, parse, needed=False)


def reference(*names: str) -> Field:
    """A transaction hash where there is one; transfers inside the exchange have other words here."""
    return text(*names, only=r"[!-~]{20,128}")


def chain(*names: str) -> Field:
    """The network, in the exchange's abbreviations; those of other chains stay unknown."""
    return words(*names, meaning=_CHAINS, needed=False)


def fee(*names: str, needed: bool = False, spelling: Spelling = SIGNED) -> Field:
    """A fee, which some sites write with a minus."""

    def parse(column: Column, zone: str) -> Cells:
        cells = read_numbers(column, spelling)
        cells.values = cells.values.str.removeprefix("-")
        return cells

    return Field(names, parse, needed)


def state(*names: str) -> Field:
    """How far the transfer has come; a word that is not known means that it did not happen."""
    return words(*names, meaning=_STATES, needed=False)


def short_year(*names: str) -> Field:
    """A date and time, the year perhaps in two digits (`24-07-25 21:30:41` is in 2024)."""

    def parse(column: Column, zone: str) -> Cells:
        short = column.str.match(r"[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}[ T]")
        return read_times(column.where(~short, "20" + column), zone)

    return Field(names, parse)
