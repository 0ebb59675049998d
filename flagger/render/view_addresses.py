"""The addresses of a report, each by its letter: what it got, what it sent, which one it resembles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from flagger.incidents import losses
from flagger.render.facts import known
from flagger.render.safe import visible
from flagger.render.view import POISON, Rows
from flagger.render.view_parts import Address, Earlier, letter, link
from flagger.text import Lang, Text

MOST_ADDRESSES = 60
_DEALT = ("counterparty", "time", "direction", "network", "asset", "contract", "amount_text", "label")
# An address in a Chinese sentence has blanks around it, the words for one need none before.
_TWICE_APART = re.compile("(?<=[\u4e00-\u9fff]) (?=(?:地址|收款方) [A-Z])")


@dataclass(frozen=True, eq=False)
class Addressed(Rows):
    """Rows, and the addresses that the main incidents are about."""

    @cached_property
    def recipients(self) -> list[Address]:
        """Addresses that received in the main incidents, lettered by time; then those they imitate."""
        found = {r.address: r for i in self.main for r in i.recipients}
        ordered = sorted(found.values(), key=lambda r: (r.first, r.address))[:MOST_ADDRESSES]
        alike = {
            str(self.line(f.row).party): f for i in self.main for f in i.flags if f.rule == "look-alike-payee"
        }
        made = []
        for number, recipient in enumerate(ordered):
            flag = alike.get(recipient.address)
            facts = flag.facts if flag else {}
            made.append(self._address(number, recipient.address, str(facts.get("like") or ""), facts))
        there = {a.address for a in made}
        usual = dict.fromkeys(a.like for a in made if a.like and a.like not in there)
        start = len(made)
        return made + [self._address(start + n, str(like), "", {}) for n, like in enumerate(usual)]

    @cached_property
    def letters(self) -> dict[str, str]:
        """Address → letter."""
        return {address.address: address.letter for address in self.recipients}

    def called(self, name: str, lang: Lang) -> str:
        """An address by its letter; a payee of a payment app has none."""
        words = Text("payee {x}", "收款方 {x}") if self.only_apps else Text("address {x}", "地址 {x}")
        return words.say(lang, x=name)

    def lettered(self, text: str, lang: Lang) -> str:
        """A sentence with the letters in place of the addresses that have one."""
        for address, name in self.letters.items():
            text = text.replace(address, self.called(name, lang))
        return _TWICE_APART.sub("", text)

    def _address(self, number: int, address: str, like: str, facts: Any) -> Address:
        rows = self._rows_of(address)
        # What came in by the same transaction belongs to its incident too, but was not received there.
        got = rows[rows.index.isin(self._told) & rows["direction"].eq("out")]
        earlier = self.earlier(address)
        span = got if len(got) else rows[rows["direction"].eq("out")]
        network = known(span["network"].iat[0]) if len(span) else None
        labels = rows["label"].dropna()
        return Address(
            letter=letter(number),
            address=visible(address),
            network=network,
            link=link(network, address, 2),
            received=losses(got),
            first=self.moment(span["time"].min()) if len(span) else None,
            last=self.moment(span["time"].max()) if len(span) else None,
            paid_before=earlier.paid,
            came_before=earlier.came,
            label=visible(labels.iat[0], 80) if len(labels) else None,
            like=like or None,
            alike=(int(facts.get("first") or 0), int(facts.get("last") or 0)),
            bait=earlier.bait,
        )

    def earlier(self, address: str) -> Earlier:
        """What there was with an address before its first transfer of the incidents that are told of."""
        rows, bait = self._rows_of(address), self._bait[self._bait["counterparty"].eq(address)]
        told = rows.index.isin(self._told)
        until = rows.loc[told, "time"].min() if told.any() else self.table["time"].max()
        way = rows.loc[~told & rows["time"].le(until), "direction"]
        return Earlier(int(way.eq("out").sum()), int(way.eq("in").sum()), int(bait["time"].le(until).sum()))

    @cached_property
    def _told(self) -> frozenset[int]:
        """Rows of the main incidents, or of the weak ones where there is nothing else."""
        return frozenset(row for incident in self.main or self.weak for row in incident.rows)

    def _rows_of(self, address: str) -> pd.DataFrame:
        dealings, places = self._dealings
        rows: pd.DataFrame = dealings.iloc[places.get(address, [])]
        return rows

    @cached_property
    def _bait(self) -> pd.DataFrame:
        bait = [row for row, flags in self.flags.items() if any(flag.rule in POISON for flag in flags)]
        return self.table.loc[sorted(bait), ["counterparty", "time"]]

    @cached_property
    def _dealings(self) -> tuple[pd.DataFrame, Mapping[Any, Any]]:
        """What moved, without bait (it stands there as if something had moved); where each party's rows are."""
        rows = self.table.loc[self._moved & ~self.table.index.isin(self._bait.index), list(_DEALT)]
        return rows, rows.groupby("counterparty").indices
