"""The measured error rates that come with this version, and which of them speak of a given history."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from flagger.model import History


@cache
def shipped() -> Mapping[str, Any]:
    """flagger/data/error_rates.json, made by benchmarks/rates.py from committed measurements."""
    text = (files("flagger") / "data" / "error_rates.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def networks(history: History) -> list[str]:
    """Networks of the owner's addresses; those an exchange pays out on are not the owner's."""
    own = history.table["own"].isin(list(history.accounts))
    return sorted(history.table.loc[~own, "network"].dropna().unique().tolist())


def importers(history: History) -> list[str]:
    """Formats of the exports."""
    return sorted({source.importer for source in history.sources})


def rates_for(history: History) -> dict[str, object]:
    """The shipped figures of these networks and formats; None where nothing was measured.

    Error rates do not transfer: a figure of another network or format is never given instead.
    """
    whole = shipped()
    sets = [
        {
            **{key: value for key, value in each.items() if key not in ("networks", "importers")},
            "networks": {name: each["networks"].get(name) for name in networks(history)},
            "importers": {name: each["importers"].get(name) for name in importers(history)},
        }
        for each in whole["sets"]
    ]
    return {**whole, "sets": sets}
