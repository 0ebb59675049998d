"""Looking again whenever an export changes."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from flagger.monitor.files import is_export


def follow(paths: Sequence[Path], step: Callable[[], None]) -> None:
    """Call `step` at every change of an export and every few seconds; returns on Ctrl-C."""
    from watchfiles import watch

    folders = [path.absolute() for path in paths if path.is_dir()]
    single = {path.absolute() for path in paths if not path.is_dir()}

    def wanted(change: object, name: str) -> bool:
        path = Path(name)
        return path in single or (is_export(path) and any(path.is_relative_to(folder) for folder in folders))

    # Ctrl-C may come in the middle of a step: that is how a watch ends, and the state bears it.
    with suppress(KeyboardInterrupt):
        for _ in watch(
            *sorted({*folders, *(path.parent for path in single)}),
            watch_filter=wanted,
            debounce=500,
            rust_timeout=5000,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            step()
