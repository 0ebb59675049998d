"""Which files are watched, when they are at rest, and whose they are."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flagger.addresses import comparable
from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers.own import find_own
from flagger.importers.reading import Reading, read_export

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
REST = 2.0  # seconds without a change after which a file without a last line end is taken as whole
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Export:
    """A file as it was looked at: whose it is (`wallet`, None where it holds nothing), or why it is left aside."""

    path: Path
    stamp: Stamp
    wallet: str | None = None
    own: tuple[str, ...] = ()
    importer: str = ""
    problem: FlaggerError | None = None


def is_export(path: Path) -> bool:
    """By name; hidden and half-downloaded files are none."""
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$"))


def exports(paths: Sequence[Path]) -> Iterator[tuple[Path, Stamp]]:
    """Every export of these files and folders, with what changes when it does."""
    for given in paths:
        for path in sorted(p for p in given.rglob("*") if is_export(p)) if given.is_dir() else [given]:
            try:
                found = path.stat()
            except OSError:
                continue
            if path.is_file():
                yield path, (found.st_size, found.st_mtime_ns)


def settle(path: Path) -> None:
    """Wait while a file that does not end with a line end has just been written to."""
    until = time.monotonic() + 2 * REST
    while time.monotonic() < until:
        try:
            with path.open("rb") as file:
                size = file.seek(0, 2)
                file.seek(max(size - 1, 0))
                whole = file.read(1) in (b"\n", b"\r")
            age = time.time() - path.stat().st_mtime
        except OSError:
            return
        if whole or not 0 <= age < REST:
            return
        time.sleep(0.2)


def look_at(path: Path, stamp: Stamp, config: Config, wallets: Sequence[str]) -> Export:
    """Read one file to see whose it is. `wallets` are those of other files: they may be this one's too."""
    try:
        reading = read_export(path, config)
        own = _own(reading, config, wallets)
    except FlaggerError as error:
        return Export(path, stamp, problem=error)
    wallet = "own" if config.own else "+".join(own)
    return Export(path, stamp, wallet if own else None, own, reading.source.importer)


def _own(reading: Reading, config: Config, wallets: Sequence[str]) -> tuple[str, ...]:
    if not len(reading.table):
        return ()
    sides = reading.table["sender"].astype(object), reading.table["receiver"].astype(object)
    told = tuple(a for a in map(comparable, config.own) if any(side.eq(a).any() for side in sides))
    account = reading.layout.importer.account is not None
    try:
        found = find_own([reading], replace(config, own=() if account else told or config.own))
    except FlaggerError:
        most = [a for a in wallets if (sides[0].eq(a) | sides[1].eq(a)).mean() > 0.5]
        if config.own or len(most) != 1:
            raise
        return (most[0],)
    return told or tuple(wallet.address for wallet in found)
