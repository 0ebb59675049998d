"""Reading one column of stripped text: exact numbers, UTC times, addresses, hashes.

Each `read_*` returns the values and, for what it could not read, the reason by row.
"""

from flagger.importers.addresses import one_address, read_addresses, read_hashes
from flagger.importers.columns import Cells, Column, Note, all_bad, odd_cells, reasons
from flagger.importers.numbers import LONGEST_NUMBER, Spelling, exact, read_numbers, read_units
from flagger.importers.times import one_time, read_times, read_unix

__all__ = [
    "LONGEST_NUMBER",
    "Cells",
    "Column",
    "Note",
    "Spelling",
    "all_bad",
    "exact",
    "odd_cells",
    "one_address",
    "one_time",
    "read_addresses",
    "read_hashes",
    "read_numbers",
    "read_times",
    "read_units",
    "read_unix",
    "reasons",
]
