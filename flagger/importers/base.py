"""What an importer is: a declaration of columns (fields.py). The one reader they all stand on is `reading.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from flagger.importers.columns import Cells
from flagger.importers.fields import Field
from flagger.text import Text

Kind = Literal["native", "token", "internal", "nft", "approval", "trade", "fee"]

UNCHECKED = "not checked"  # the way there is known from descriptions only


@dataclass(frozen=True, slots=True)
class Button:
    """How to get this export: where on which site, in the words that stand there.

    `checked` is when the way was compared with a page of the site or of its help, else UNCHECKED.
    """

    where: Text
    checked: str = UNCHECKED

    @property
    def said(self) -> Text:
        """When the way was checked, in words."""
        if self.checked == UNCHECKED:
            return Text("not checked against the site", "未与网站核对")
        return Text(f"checked {self.checked}", f"{self.checked} 核对")


@dataclass(frozen=True, kw_only=True)
class Importer:
    """One export layout of one site: which column is what, in the words of the field.

    `fields` maps a column of History to its Field, or one of: `sender`, `receiver`; `date`;
    `value_in` and `value_out`; for accounts without addresses `direction` (in, out, self; else the
    sign of the amount says it) and `counterparty`; `sent`, `sent_asset`, `received`,
    `received_asset` (and `received_hash`) for rows of two legs; `side`, `base`, `base_asset`,
    `quote`, `quote_asset` for trades of a pair, and `flow` for their rows that are none. Amounts may
    need `decimals` (`sent_decimals`, `received_decimals`), `multiplier` or a second column
    `amount_too`; `fee_within` is part of the amount, `fee_paid` counts on outgoing rows only,
    `returned` marks neutral rows that came in, and `destination` is the counterparty of outgoing rows
    only, `origin` of incoming ones (see sides.py).
    """

    id: str
    title: Text
    kind: Kind
    fields: Mapping[str, Field]
    button: Button
    transactions: bool = False  # lists every transaction the wallet signed
    account: str | None = None  # what stands for the owner where rows do not name an own address
    direction: str | None = None  # of every row (in, out), where the layout lists one side only
    asset: str | None = None  # where neither a column nor the header names it
    network: str | None = None  # where the site serves one network only
    zone: str | None = "UTC"  # of dates without a zone of their own; None: the person must say
    ignored: tuple[str, ...] = ()  # columns known and not needed
    ok: tuple[str, ...] = ("", "success", "confirmed", "true")
    delimiter: str | None = None  # where it is none of the usual ones
    surplus: bool = False  # rows longer than the header carry data in `_extra_1`, `_extra_2`
    may_end_early: tuple[str, ...] = ()  # trailing columns that rows may leave out
    page_sizes: tuple[int, ...] = ()  # this many rows: the site has probably cut the file
    cut_to: int | None = None  # amounts are cut to this many decimals
    native_contract: str | None = None  # what the contract column holds for the network's own coin
    kind_by_method: Mapping[str, Kind] = field(default_factory=dict)
    workbook: bool = False  # the site sends it as XLSX too
    mixed: bool = False  # lists coins and tokens of several networks, and does not say which is which
    evident: tuple[Mapping[str, str], ...] = ()  # cells (by column, as patterns) that tell it from a twin
    beside: str | None = None  # the importer of the list of token transfers that belongs beside this one
    drops_phishing: bool = False  # the site leaves out what it takes for phishing
    typed: bool = False  # written by people or programs, not exported by a site: no usual sizes
    network_in_name: bool = False  # file names begin with the network (`BSC_…`, `TRON-…`)
    wrong: Text | None = None  # a file people bring by mistake: why it will not do

    def found(self, header: tuple[str, ...]) -> dict[str, tuple[int, dict[str, str]]]:
        """For each field present, its position and holes."""
        return {role: place for role, column in self.fields.items() if (place := column.find(header))}

    def fits(self, header: tuple[str, ...]) -> bool:
        """Whether no needed field is missing."""
        return not self.missing(self.found(header))

    def missing(self, found: Mapping[str, object]) -> list[str]:
        """The names of the needed columns that are absent."""
        if "time" not in found and "date" in found:
            found = {**found, "time": found["date"]}
        return [
            column.names[0] for role, column in self.fields.items() if column.needed and role not in found
        ]

    def explained(self, header: tuple[str, ...]) -> int:
        """How many cells of the header this importer knows."""
        known = {place[0] for column in self.fields.values() if (place := column.find(header))}
        clocks = [column.after for column in self.fields.values() if column.after]
        patterns = [Field((name,), lambda c, z: Cells(c)) for name in (*self.ignored, *clocks)]
        known |= {place[0] for column in patterns if (place := column.find(header))}
        return len(known)
