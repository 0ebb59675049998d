"""Watching exports: what is new is judged against what was there before, and told once.

An incident is new when one of its transfers is none of the first run's and none belongs to an incident that was
told before. So a run of payments is told once however it grows, and not again where later rows take it back and still
later ones return it. The order makes a loss or a double impossible as far as one machine can: (1) the alert is written
into the state, whole, under an id that hashes its first transfer; (2) it is delivered under that id; (3) the state
notes it. Ended before 1: the next run finds the incident again. Ended between: the next run finds the alert pending.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from flagger.alerts.channels import Channel
from flagger.alerts.delivery import deliver, slip_of
from flagger.alerts.wording import alert_of
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.model import Incident, Report, Severity
from flagger.monitor.files import Export, exports, look_at, settle
from flagger.monitor.marks import marks
from flagger.monitor.state import State
from flagger.pipeline import scan
from flagger.rules import classes
from flagger.text import Lang


@dataclass(slots=True)
class Look:
    """What one look brought: what could not be read, what was there already, which alerts are new."""

    problems: list[FlaggerError] = field(default_factory=list)
    read: int = 0
    transfers: int = 0
    listed: list[tuple[Report, Incident]] = field(default_factory=list)
    made: list[dict[str, Any]] = field(default_factory=list)


def left_out(config: Config) -> tuple[str, ...]:
    """Rules that wait for the end of the records, which a watch never sees."""
    return tuple(id_ for id_, rule in classes().items() if rule.waits_for == "end" and id_ not in config.skip)


def watchful(config: Config) -> Config:
    """Settings for a watch: rules that speak of a transfer, or of a run, as soon as it is there."""
    return replace(config, skip=(*config.skip, *left_out(config)), forest=False, answers=(), not_mine=())


@dataclass(slots=True)
class Monitor:
    """One watch: looks when told to, and hands over what is new."""

    paths: Sequence[Path]
    config: Config
    state: State
    channels: Sequence[Channel]
    langs: Sequence[Lang]
    level: Severity = Severity.medium
    existing: bool = False  # alert for what the first run finds, too
    files: dict[Path, Export] = field(default_factory=dict)
    examined: dict[str, tuple[Export, ...]] = field(default_factory=dict)

    def look(self) -> Look:
        """Read what has changed, write new alerts into the state; nothing is delivered yet."""
        look, changed = Look(), not self.state.begun
        self._refresh(look)
        for wallet, group in self._groups().items():
            if self.examined.get(wallet) == group:
                continue
            try:
                report = self._scan(group)
            except FlaggerError as error:
                look.problems.append(error)
            else:
                changed |= self.judge(report, wallet, look)
                look.transfers += len(report.history.table)
            self.examined[wallet] = group
        self.state.begun = True
        if changed:
            self.state.save()
        return look

    def hand_over(self) -> list[tuple[dict[str, Any], str]]:
        """Deliver what is pending; what could not be delivered stays, and is returned with the reason."""
        failed = []
        for entry in list(self.state.pending):
            for channel in self.channels:
                if channel.key in entry["done"]:
                    continue
                why = deliver(self.state.path, entry["alert"], channel)
                if why is None:
                    entry["done"].append(channel.key)
                    self.state.save()
                else:
                    failed.append((entry["alert"], why))
            if all(channel.key in entry["done"] for channel in self.channels):
                self.state.pending.remove(entry)
                self.state.save()
                for channel in self.channels:
                    slip_of(self.state.path, entry["alert"]["id"], channel).unlink(missing_ok=True)
        return failed

    def judge(self, report: Report, wallet: str, look: Look) -> bool:
        """Sort incidents into told before, listed and new; whether the state has changed."""
        names, state, changed = marks(report.history), self.state, False
        first = not state.begun and not self.existing
        if first:
            state.known.update(names)
        for incident in sorted(report.incidents, key=lambda incident: (incident.first, incident.id)):
            rows = {names[row] for row in incident.rows}
            if incident.severity < self.level or rows <= state.told:
                continue
            if first:
                look.listed.append((report, incident))
            elif not rows & state.told:
                if rows <= state.known:
                    continue
                id_ = sha256(names[min(incident.rows)].encode()).hexdigest()[:12]
                own = ", ".join(w.address for w in report.history.wallets) or wallet
                alert = alert_of(id_, report, incident, own, self.langs)
                state.pending.append({"alert": alert, "done": []})
                look.made.append(alert)
            state.told |= rows
            changed = True
        return changed

    def _refresh(self, look: Look) -> None:
        there = dict(exports(self.paths))
        changed = [p for p, stamp in there.items() if p not in self.files or self.files[p].stamp != stamp]
        for path in changed:
            settle(path)
        self.files = {
            path: kept for path, kept in self.files.items() if path in there and path not in changed
        }
        for path, stamp in exports(self.paths):
            if path in changed:
                others = sorted({a for export in self.files.values() for a in export.own})
                self.files[path] = export = look_at(path, stamp, self.config, others)
                look.problems += [export.problem] if export.problem else []
                look.read += export.problem is None

    def _groups(self) -> dict[str, tuple[Export, ...]]:
        groups: dict[str, list[Export]] = {}
        for export in sorted(self.files.values(), key=lambda export: export.path):
            if export.wallet is not None:
                groups.setdefault(export.wallet, []).append(export)
        return {wallet: tuple(group) for wallet, group in sorted(groups.items())}

    def _scan(self, group: tuple[Export, ...]) -> Report:
        from flagger.importers.mapping import importer

        used = {export.importer for export in group}
        own = {address for export in group for address in export.own}
        fitting = tuple(m for m in self.config.mappings if importer(m).id in used)
        # Without --own the address was found file by file; --own only settles it where it stands in rows.
        told = tuple(a for a in self.config.own if a in own)
        return scan([export.path for export in group], replace(self.config, own=told, mappings=fitting))
