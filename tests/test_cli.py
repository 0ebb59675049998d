"""The outside: commands, streams, exit codes, and what start-up costs."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from story import ROOT, SAMPLES
from typer.testing import Result

from flagger import __version__

Run = Callable[..., Result]
HEAVY = ("pandas", "sklearn", "matplotlib", "pyarrow", "numpy", "scipy")


def loaded_by(*args: str) -> set[str]:
    """Which heavy packages a command has imported when it ends."""
    code = (
        "import sys\nfrom flagger.cli import app\n"
        f"try: app({list(args)!r})\nexcept SystemExit: pass\n"
        f"print('LOADED', *[n for n in {HEAVY!r} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") == set()
    assert loaded_by("report", "--help") == set()
    assert loaded_by("watch", "--help") == set()


def test_a_report_needs_no_scikit_learn(drained: list[Path], tmp_path: Path) -> None:
    loaded = loaded_by("report", *map(str, drained), "--formats", "none", "--out", str(tmp_path / "out"))
    assert "pandas" in loaded and not loaded & {"sklearn", "scipy", "matplotlib"}
    assert (tmp_path / "out" / "report.json").is_file()


def test_version(flagger: Run) -> None:
    assert flagger("--version").stdout.strip() == __version__


@pytest.mark.parametrize(
    "command",
    ["report", "scan", "inspect", "verify", "watch", "evaluate", "formats", "rules", "explain", "train"],
)
def test_every_command_has_help(flagger: Run, command: str) -> None:
    result = flagger(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


@pytest.mark.parametrize(
    ("line", "en", "zh"),
    [
        (("scan",), "Missing argument", "命令不完整：缺少上面所示的内容"),
        (("scan", "x.csv", "--fail-on", "much"), "Invalid value for '--fail-on'", "上面所示的值不能这样填"),
        (("scan", "x.csv", "--bogus"), "--bogus", "没有这个选项"),
        (("--bogus",), "--bogus", "没有这个选项"),
        (("repotr",), "repotr", "命令写法有误"),
    ],
)
def test_a_wrong_command_line_is_said_in_both_languages(
    flagger: Run, line: tuple[str, ...], en: str, zh: str
) -> None:
    result = flagger(*line)
    assert result.exit_code == 2 and result.stdout == ""
    assert en in result.stderr and result.stderr.count(zh) == 1


def test_scan_writes_only_to_stdout(
    flagger: Run, drained: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = flagger("scan", *drained)
    assert result.exit_code == 0
    assert list(tmp_path.iterdir()) == []
    assert "28600.00 USDT" in result.stdout
    assert "强" in result.stdout and "strong" in result.stdout


@pytest.mark.parametrize(("lang", "there", "absent"), [("zh", "强", "strong"), ("en", "strong", "强度")])
def test_one_language(flagger: Run, drained: list[Path], lang: str, there: str, absent: str) -> None:
    text = flagger("scan", *drained, "--lang", lang).stdout
    assert there in text
    assert absent not in text


def test_json_keeps_the_contract(flagger: Run, drained: list[Path]) -> None:
    result = flagger("scan", *drained, "--json")
    report = json.loads(result.stdout)
    schema = json.loads((ROOT / "flagger/data/report.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []
    assert report["counts"]["transfers"] == sum(source["read"] for source in report["sources"])


def test_fail_on(flagger: Run, drained: list[Path]) -> None:
    assert flagger("scan", *drained, "--fail-on", "high").exit_code == 1
    honest = sorted((drained[0].parents[1] / "honest").glob("*.csv"))
    assert flagger("scan", *honest, "--fail-on", "high").exit_code == 0
    assert flagger("scan", *honest, "--fail-on", "low").exit_code == 1


def test_stdin(drained: list[Path]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flagger", "scan", "-", "--json"],
        input=drained[2].read_bytes(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["sources"][0]["name"] == "stdin.csv"


def test_formats_and_rules_speak_json(flagger: Run) -> None:
    formats = json.loads(flagger("formats", "--json").stdout)
    assert {"etherscan-transactions", "tronscan-transfers", "oklink-zh-tokens", "flagger-plain"} <= {
        f["id"] for f in formats
    }
    assert all(f["where"]["zh"] and f["where"]["en"] and f["checked"] for f in formats)
    rules = json.loads(flagger("rules", "--json").stdout)
    assert len({rule["id"] for rule in rules}) == len(rules) >= 20


@pytest.mark.parametrize("rule", [rule["id"] for rule in json.loads(
    subprocess.run([sys.executable, "-m", "flagger", "rules", "--json"], capture_output=True, check=True).stdout)])  # fmt: skip
def test_every_rule_is_explained(flagger: Run, rule: str) -> None:
    text = flagger("explain", rule).stdout
    for part in ("why", "依据", "innocent reasons", "正常的可能", "example", "示例"):
        assert part in text


def test_unknown_rule_suggests(flagger: Run) -> None:
    result = flagger("explain", "look-alike-paye")
    assert result.exit_code == 2
    assert "look-alike-payee" in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--only", "balance-drian"), "balance-drain"),
        (("--skip", "nonsense"), "flagger rules"),
        (("--formats", "htm"), "html"),
        (("--tz", "Mars/Base"), "Asia/Shanghai"),
        (("--importer", "etherscan-token"), "etherscan-tokens"),
        (("--network", "etherium"), "ethereum"),
        (("--own", "0x" + "12" * 20), "appears in no row"),
        (("--not-mine", "0xabc"), "in none of the exports"),
        (("--encoding", "utf-99"), "gb18030"),
    ],
)
def test_wrong_options_are_one_clear_message(
    flagger: Run, drained: list[Path], tmp_path: Path, args: tuple[str, str], said: str
) -> None:
    result = flagger("report", *drained, "--out", tmp_path / "r", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "r").exists()


def test_only_and_skip_and_thresholds(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    def rules(*args: str) -> set[str]:
        return {
            flag["rule"] for flag in json.loads(flagger("scan", *drained, "--json", *args).stdout)["flags"]
        }

    assert rules("--only", "token-pulled") == {"token-pulled"}
    assert "token-pulled" not in rules("--skip", "token-pulled")
    config = tmp_path / "flagger.toml"
    config.write_text("[rules.new-payee-large]\nz = 99\n", encoding="utf-8")
    assert "new-payee-large" in rules()
    assert "new-payee-large" not in rules("--config", str(config))


@pytest.mark.parametrize(
    "text",
    ["[rules.burst]\nconut = 3\n", "[rules.burst]\ncount = 'x'\n", "not toml [", "day_first = 'yes'\n"],
)
def test_bad_settings(flagger: Run, drained: list[Path], tmp_path: Path, text: str) -> None:
    config = tmp_path / "flagger.toml"
    config.write_text(text, encoding="utf-8")
    result = flagger("scan", *drained, "--config", config)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_not_mine_enters_as_the_owners_statement(flagger: Run, drained: list[Path]) -> None:
    tokens = next(path for path in drained if "token" in path.name)
    hash_ = tokens.read_text(encoding="utf-8").splitlines()[40].split(",")[0].strip('"')
    report = json.loads(flagger("scan", *drained, "--json", "--not-mine", hash_).stdout)
    incidents = [incident for incident in report["incidents"] if incident["owner_says_not_mine"]]
    assert [incident["owner_says_not_mine"] for incident in incidents] == [[hash_]]


def test_inspect_reads_settings_like_other_commands(flagger: Run, tmp_path: Path) -> None:
    zone = "Europe/London"
    export = SAMPLES / "gate/account/gate-history.csv"
    plain = json.loads(flagger("inspect", export, "--json").stdout)["timezone"]
    settings = tmp_path / "flagger.toml"
    settings.write_text(f'tz = "{zone}"\n', encoding="utf-8")
    told = flagger("inspect", export, "--config", settings, "--json")
    assert plain["name"] != zone
    assert json.loads(told.stdout)["timezone"] == {"name": zone, "found_by": "option"}


def test_a_run_without_any_rule_is_refused(flagger: Run, drained: list[Path]) -> None:
    """It would read as if nothing had been found."""
    rule = "look-alike-payee"
    result = flagger("scan", *drained, "--only", rule, "--skip", rule)
    assert (
        result.exit_code == 2 and "no rule is left" in result.stderr and "没有剩下任何规则" in result.stderr
    )
