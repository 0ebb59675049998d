"""How a column is declared: the names exporters have given it, and how its cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flagger.importers.addresses import read_addresses, read_hashes
from flagger.importers.columns import Cells, Column
from flagger.importers.names import normal, pattern
from flagger.importers.numbers import Spelling, read_numbers, read_units
from flagger.importers.times import read_times, read_unix

Parse = Callable[[Column, str], Cells]


@dataclass(frozen=True, slots=True)
class Field:
    """A cell to read: every name exporters have given its column, and how to read it.

    Names may hold `{unit}`, `{price}` and `{zone}`: parts that change from file to file.
    """

    names: tuple[str, ...]
    parse: Parse
    needed: bool = True
    nth: int = 1  # which one, where a header has several columns of one name
    after: str | None = None  # a second column whose text follows after a blank (a date and its clock)

    def find(self, header: tuple[str, ...]) -> tuple[int, dict[str, str]] | None:
        """Where in a normalised header this column stands, and what its holes hold."""
        for name in self.names:
            if "{" not in name:
                wanted = normal(name)
                if wanted not in header:
                    continue
                places = [index for index, cell in enumerate(header) if cell == wanted]
                if len(places) >= self.nth:
                    return places[self.nth - 1], {}
                continue
            for index, cell in enumerate(header):
                match = pattern(name).fullmatch(cell)
                # "TxnFee(USD)" is another column than "TxnFee({unit})".
                if match and (match.groupdict().get("unit") or "").upper() != "USD":
                    return index, {k: v or "" for k, v in match.groupdict().items()}
        return None


def nth(number: int, column: Field) -> Field:
    """The number-th of several columns of one name (CoinTracking has three called `Cur.`)."""
    return replace(column, nth=number)


def text(*names: str, needed: bool = False, only: str | None = None) -> Field:
    """Free text, quoted as it stands. `only` keeps cells that match it and empties the others."""

    def parse(column: Column, zone: str) -> Cells:
        kept = column.where(column.str.fullmatch(f"(?s:{only})"), "") if only else column
        return Cells(kept.where(kept.ne("")))

    return Field(names, parse, needed)


_PLAIN = Spelling()


def number(*names: str, needed: bool = True, spelling: Spelling = _PLAIN) -> Field:
    """An exact decimal."""
    return Field(names, lambda column, zone: read_numbers(column, spelling), needed)


def unix_time(*names: str, needed: bool = True) -> Field:
    """Seconds or milliseconds since 1970; blank where the date column has to serve."""
    return Field(names, lambda column, zone: read_unix(column), needed)


def date_time(*names: str, needed: bool = True) -> Field:
    """A date and time in the column's zone."""
    return Field(names, read_times, needed)


def unit(*names: str) -> Field:
    """The unit glued to a number of the column (`8,080 ETH`)."""
    return Field(names, lambda column, zone: read_units(column), needed=False)


def party(*names: str, needed: bool = False) -> Field:
    """An address, a hash or a name; hex is compared in lower case, names stand as they are."""

    def parse(column: Column, zone: str) -> Cells:
        hexed = column.str.fullmatch("0[xX][0-9a-fA-F]{40,64}")
        return Cells(column.where(~hexed, column.str.lower()).where(column.ne("")))

    return Field(names, parse, needed)


def words(*names: str, meaning: Mapping[str, str], needed: bool = True) -> Field:
    """A word that stands for something here (`IN` for in); words not listed become NA. Case does not matter."""
    meaning = {word.casefold(): told for word, told in meaning.items()}

    def parse(column: Column, zone: str) -> Cells:
        return Cells(column.str.casefold().map(meaning).astype("str"))

    return Field(names, parse, needed)


def address(
    *names: str, needed: bool = True, blank: bool = False, masked: bool = False, words: str = ""
) -> Field:
    """An address. `masked` formats hide the middle of some; `words` is text that may stand instead."""

    def parse(column: Column, zone: str) -> Cells:
        return read_addresses(column, masked=masked, blank=blank, words=words)

    return Field(names, parse, needed)


def tx_hash(*names: str, needed: bool = True) -> Field:
    """A transaction hash."""
    return Field(names, lambda column, zone: read_hashes(column), needed)
