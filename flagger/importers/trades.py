"""Fields of trades: which side, and the two coins of a pair."""

from flagger.importers.columns import Cells, Column, bad
from flagger.importers.fields import Field, Parse, number, unit, words
from flagger.importers.numbers import Spelling
from flagger.text import Text

GLUED = Spelling(groups=",", unit=True)
GROUPED = Spelling(groups=",")
FILLED = ("filled", "finished", "done", "succeeded", "successful", "success", "deal", "")

# Pairs without a mark between the coins end with one of these.
_QUOTES = (
    "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "BIDR", "DAI", "EUR", "GBP", "TRY", "BRL", "AUD", "RUB", "JPY",
    "BTC", "ETH", "BNB", "TRX",
)  # fmt: skip
_MARKED = r"^([^-/_ ]+)[-/_ ]([^-/_ ]+)$"
_NO_PAIR = Text("“{value}” is not a pair of coins", "“{value}”不是交易对")


def side(*names: str, needed: bool = True) -> Field:
    """Bought (the first coin of the pair came in) or sold."""
    meaning = {"buy": "in", "sell": "out", "买入": "in", "卖出": "out"}
    return words(*names, meaning=meaning, needed=needed)


def _half(group: int, quotes: tuple[str, ...]) -> Parse:
    unmarked = rf"^([A-Z0-9.]+?)({'|'.join(quotes)})$"

    def parse(column: Column, zone: str) -> Cells:
        found = column.str.extract(_MARKED)[group].fillna(column.str.extract(unmarked)[group]).astype("str")
        wrong = column[found.isna() & column.ne("")]
        return Cells(found, wrong.astype(object).map(lambda value: bad("no-pair", _NO_PAIR, value)))

    return parse


def first_coin(*names: str, quotes: tuple[str, ...] = _QUOTES) -> Field:
    """The coin that is bought or sold: BTC of BTC-USDT or BTCUSDT."""
    return Field(names, _half(0, quotes))


def second_coin(*names: str, quotes: tuple[str, ...] = _QUOTES) -> Field:
    """The coin that it is paid in: USDT of BTC-USDT or BTCUSDT."""
    return Field(names, _half(1, quotes))


def glued(role: str, *names: str) -> dict[str, Field]:
    """An amount and its unit in one cell: `100 USDT`, `0.17ZEN`."""
    return {role: number(*names, spelling=GLUED), f"{role}_asset": unit(*names)}
