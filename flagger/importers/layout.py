"""A header line: its cells under each delimiter, and the layout an importer sees in it."""

from dataclasses import dataclass
from functools import cached_property

from flagger.errors import FlaggerError
from flagger.importers.base import Importer
from flagger.importers.names import normal
from flagger.importers.splitting import DELIMITERS, cells
from flagger.text import Text

# A header line longer than this is not one; it also bounds the work on hostile first lines.
LONGEST_HEADER, MOST_COLUMNS = 20_000, 200
SPARE = 4  # how many fields more than the header a record may have


@dataclass(frozen=True)
class Layout:
    """A header as an importer understands it: where it stands, its cells as written."""

    importer: Importer
    line: int  # 1-based physical line
    delimiter: str
    columns: tuple[str, ...]
    by_cells: bool = False  # another format has the same header; cells told which it is

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The cells as names are compared."""
        return tuple(normal(cell) for cell in self.columns)

    @property
    def extended(self) -> tuple[str, ...]:
        """The header with names for the fields that a record may have more: `_extra_1` and so on."""
        return (*self.header, *(f"_extra_{number}" for number in range(1, SPARE + 1)))

    def refuse_twice(self, name: str) -> None:
        """Raise FlaggerError when a column that is read has a twin."""
        used = [place[0] for place in self.importer.found(self.header).values()]
        for index in used:
            alike = {at for at, cell in enumerate(self.header) if cell == self.header[index]}
            if not alike <= set(used):
                raise FlaggerError(
                    f"{name}:{self.line}",
                    Text("the column {column} appears twice", "“{column}”列出现了两次"),
                    Text(
                        "Export the file again, or remove the column that was added.",
                        "请重新导出，或删除后来添加的列。",
                    ),
                    column=self.columns[index].strip(),
                )


def headers(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a line may be as a header: (delimiter, cells) for each delimiter that divides it."""
    if len(line) > LONGEST_HEADER or not line.strip(" \t,;\r\n"):
        return []
    rows = ((delimiter, cells(line, delimiter)) for delimiter in DELIMITERS)
    return [(delimiter, tuple(row)) for delimiter, row in rows if row and 1 < len(row) <= MOST_COLUMNS]
