"""The numbers rules and forest look at: of what came before, but for those that say they are of the whole file."""

from dataclasses import replace

from story import TRUTH, originals

from flagger import features
from flagger.config import Config
from flagger.pipeline import read

WHOLE_FILE = {"payee_span", "first_amount", "called", "came_back"}


def changed(name: str) -> set[str]:
    """The columns in which rows of a sample read otherwise once later rows have followed."""
    history = read(originals(name), Config())
    whole, hashes = features.describe(history), history.table["tx_hash"]
    # Cut between transactions: the rows of one belong together.
    ends = [k for k in range(20, len(whole)) if hashes.iat[k] not in set(hashes.iloc[:k])][::23]
    assert len(ends) > 5
    parts = [features.describe(replace(history, table=history.table.iloc[:end])) for end in ends]
    return {name for part in parts for name in part if not part[name].equals(whole[name].iloc[: len(part)])}


def test_what_comes_later_changes_only_what_speaks_of_the_whole_file() -> None:
    found = set().union(*(changed(name) for name in TRUTH))
    assert {name for name in found if not name.startswith("ever_")} == WHOLE_FILE
    assert found & set(features.FOREST) == {"ever_once"}
    assert all(f"`{name}`" in str(features.__doc__) for name in WHOLE_FILE)
