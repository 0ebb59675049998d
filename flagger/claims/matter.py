"""What a letter is written from. No letter knows more than this (render.to_letters fills it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from flagger.accounts import APPS, CUSTODIAL, kept
from flagger.case import Case
from flagger.claims.records import Amount, Event, File, Party, Sent, Total, When
from flagger.text import Text

# What a reader is concerned with: all, what left by chains (not by a payment app), what left wallets that nobody else keeps.
Part = Literal["all", "chain", "wallet"]


def numbered(which: Sequence[int]) -> Text:
    """Transfers by their numbers in the report."""
    shown = [str(number) for number in which]
    return Text(f"No. {', '.join(shown)}", f"第 {'、'.join(shown)} 笔")


UNFLAGGED, UNNAMED = "unflagged", "unknown"  # what no rule remarked on; what fits no pattern


@dataclass(frozen=True, slots=True)
class Group:
    """Transfers that belong together, and which pattern they fit."""

    pattern: str
    title: Text
    which: tuple[int, ...]  # by their numbers in the report

    @property
    def numbers(self) -> Text:
        """The transfers, as they are named in a sentence."""
        return numbered(self.which)

    @property
    def fits(self) -> bool:
        """Whether they fit a pattern at all."""
        return self.pattern not in (UNFLAGGED, UNNAMED)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the owner said about some transfers, one of the four answers, and a note in their words."""

    which: tuple[int, ...]
    verdict: Text
    note: str

    @property
    def numbers(self) -> Text:
        """The transfers, as they are named in a sentence."""
        return numbered(self.which)


@dataclass(frozen=True, slots=True)
class Matter:
    """What happened, as letters need it."""

    report_id: str
    version: str
    zone: str
    zone_name: Text
    wallets: tuple[str, ...]
    inferred: bool  # whether the own address is a guess from the file that the owner has to confirm
    sent: tuple[Sent, ...]
    more: int  # transfers of the letter that find no room in it
    answered: bool  # whether the owner has said of any transfer that it was not intended
    answers: tuple[Answered, ...]
    open: tuple[int, ...]  # flagged transfers that are not answered yet, or with “not sure”, by their numbers
    totals: tuple[Total, ...]
    fees: tuple[Amount, ...]  # of the transfers of the letter
    returned: tuple[Amount, ...]  # by those who received them
    parties: tuple[Party, ...]
    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    files: tuple[File, ...]
    first: When
    last: When
    lasted: Text
    case: Case
    by_account: tuple["Matter", ...] = ()  # what left each account that others keep, and nothing else
    by_coin: tuple[
        "Matter", ...
    ] = ()  # of those, what issuers can act on although no file names a contract (issuers.by_coin)
    by_part: Mapping[Part, "Matter"] = field(default_factory=dict)  # the parts that are not all of it

    def at(self, when: When) -> str:
        """A time as it is printed: a payment app's bill knows no UTC, so its own time comes first."""
        return when.local_first if self.only_apps else when.both

    def headline(self) -> list[str]:
        """What left by the transfers of the letter, by asset."""
        return [f"{total.here[0]} {total.asset}" for total in self.totals if total.here]

    @property
    def accounts(self) -> list[str]:
        """Those of the owner's wallets that are accounts which others keep."""
        return [each for each in self.wallets if each in CUSTODIAL]

    @property
    def only_apps(self) -> bool:
        """Whether payment apps keep all of it: then nothing here is about a chain."""
        return bool(self.wallets) and APPS.issuperset(self.wallets)

    @property
    def payees(self) -> set[str | None]:
        """Recipients who are people or firms paid by an app, not addresses."""
        return {each.party for each in self.sent if each.app} - {
            each.party for each in self.sent if not each.app
        }

    @property
    def self_custody(self) -> bool:
        """Whether there is a wallet that nobody keeps for the owner: its maker's support is another matter."""
        return not kept(self.wallets)

    @property
    def region(self) -> str:
        """Where the owner reports: as told, or mainland China where times are shown in Beijing time."""
        told = self.case.places.region
        return told or ("mainland" if self.zone == "Asia/Shanghai" else "")
