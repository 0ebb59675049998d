"""What several test modules share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from story import DRAINED
from typer.testing import CliRunner, Result

from flagger.cli import app

# A machine with other work to do is slow at times: that is no fault of what is tested.
settings.register_profile("flagger", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("flagger")


@pytest.fixture(scope="session")
def drained() -> list[Path]:
    """The three Etherscan exports of the made-up wallet that was emptied."""
    return DRAINED


@pytest.fixture(scope="session")
def flagger() -> Callable[..., Result]:
    """Run a command in this process."""
    return lambda *args: CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(scope="session")
def report_folder(
    flagger: Callable[..., Result], drained: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The report of that wallet with every format, as the first command of README makes it; only read it."""
    out = tmp_path_factory.mktemp("made") / "report"
    result = flagger("report", *drained, "--out", out)
    assert result.exit_code == 0, result.stderr
    return out
