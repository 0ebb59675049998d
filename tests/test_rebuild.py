"""A folder is made again from what it holds alone; every byte that differs is named."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from flagger.render.manifest import MANIFEST, digest, listing, manifest
from flagger.render.provenance import PROVENANCE

Run = Callable[..., Result]


def answered(flagger: Run, drained: list[Path], tmp_path: Path) -> Path:
    out = tmp_path / "first"
    assert flagger("report", *drained, "--out", out, "--formats", "none").exit_code == 0
    text = (out / "review-template.toml").read_text(encoding="utf-8")
    review = tmp_path / "my answers.toml"
    review.write_text(text.replace('verdict = ""', 'verdict = "not_mine"'), encoding="utf-8")
    return review


@pytest.fixture(scope="module")
def folder(flagger: Run, drained: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made with many options, from exports of one name in two folders."""
    place = tmp_path_factory.mktemp("rebuild")
    review, config = answered(flagger, drained, place), place / "settings.toml"
    config.write_text(
        'tz = "Europe/London"\n[known]\n"0x' + "ab" * 20 + '" = "Bob = friend"\n', encoding="utf-8"
    )
    exports = []
    for number, path in enumerate(drained):
        (place / str(number)).mkdir()
        exports.append(Path(shutil.copy(path, place / str(number) / "同名.csv")))
    own = drained[0].stem.removeprefix("export-")
    out = place / "report"
    result = flagger(
        "report", *exports, "--out", out, "--own", own.upper().replace("0X", "0x"), "--known", "0x" + "CD" * 20,
        "--review", review, "--config", config, "--lang", "en", "--formats", "html", "--no-forest", "--skip", "split-outflow",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    return out


def seal(folder: Path) -> None:
    """A manifest that fits whatever the folder holds now, as someone who changes it would write it."""
    files = {name: folder / name for name in listing(folder) if name != MANIFEST}
    (folder / MANIFEST).write_bytes(manifest(files))


def copied(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def test_a_folder_with_many_options_is_made_again(flagger: Run, folder: Path, tmp_path: Path) -> None:
    held = {name: digest(folder / name) for name in listing(folder)}
    elsewhere = copied(folder, tmp_path)
    result = flagger("verify", elsewhere, "--rebuild")
    assert result.exit_code == 0, result.output
    assert f"重建结果逐字节一致：{len(held) - 2} 个文件" in result.stdout
    assert "does not show that the exports are true" in result.stdout
    assert {name: digest(elsewhere / name) for name in listing(elsewhere)} == held


def test_options_hold_no_path_and_no_clock(folder: Path) -> None:
    told = json.loads((folder / "inputs/options.json").read_text(encoding="utf-8"))
    assert told["zone"] == "Europe/London" and told["langs"] == ["en"] and told["formats"] == ["html"]
    assert f"0x{'ab' * 20}=Bob = friend" in told["known"]
    assert "/" not in (folder / "inputs/options.json").read_text(encoding="utf-8").replace(
        '"flagger/options/1"', ""
    ).replace("Europe/London", "")


@pytest.mark.parametrize("name", ["report.json", "transfers.csv", "report.html", "review-template.toml"])
def test_a_changed_file_under_a_new_manifest_is_named(
    flagger: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    copy = copied(folder, tmp_path)
    (copy / name).write_bytes((copy / name).read_bytes() + b" ")
    seal(copy)
    assert flagger("verify", copy).exit_code == 0
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 1
    assert f"made again, it differs: {name}" in result.stdout
    assert "1 files differ" in result.stdout and "逐字节一致：" not in result.stdout


def test_added_and_missing_files_are_named(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = copied(folder, tmp_path)
    (copy / "note.txt").write_text("x", encoding="utf-8")
    (copy / "transfers.csv").unlink()
    seal(copy)
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 1
    assert "not made again: note.txt" in result.stdout
    assert "not in the folder: transfers.csv" in result.stdout


def without_a_line(copy: Path) -> None:
    source = sorted((copy / "source").iterdir())[1]
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    source.write_text("".join([*lines[:5], *lines[6:]]), encoding="utf-8")
    seal(copy)


def test_a_changed_export_is_noticed(flagger: Run, drained: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "r"
    assert flagger("report", *drained, "--out", out, "--formats", "none").exit_code == 0
    without_a_line(out)
    result = flagger("verify", out, "--rebuild")
    assert result.exit_code == 1
    assert "it differs: report.json" in result.stdout and "it differs: transfers.csv" in result.stdout
    assert "which of the two was changed" in result.stdout


def test_answers_that_no_longer_fit_the_exports(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = copied(folder, tmp_path)
    review = copy / "inputs/review.toml"
    answered = re.sub(r'"(?:0x)?[0-9a-f]{8,}"', '"0123456789abcdef"', review.read_text(encoding="utf-8"))
    review.write_text(answered, encoding="utf-8")
    seal(copy)
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 1
    assert "refuses them" in result.stdout and "which of the two was changed" in result.stdout


def test_a_changed_answer_is_noticed(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = copied(folder, tmp_path)
    review = copy / "inputs/review.toml"
    review.write_text(review.read_text(encoding="utf-8").replace("not_mine", "mine_ok"), encoding="utf-8")
    seal(copy)
    assert flagger("verify", copy, "--rebuild").exit_code == 1


def test_other_versions_are_said_first(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = copied(folder, tmp_path)
    made = copy / PROVENANCE
    told = json.loads(made.read_text(encoding="utf-8"))
    told["libraries"]["pandas"] = "2.9.9"
    made.write_text(json.dumps(told), encoding="utf-8")
    seal(copy)
    result = flagger("verify", copy, "--rebuild", "--lang", "zh")
    assert result.exit_code == 0
    assert result.stdout.index("pandas 版本为 2.9.9") < result.stdout.index("逐字节一致")


def test_a_mapping_keeps_its_name(flagger: Run, tmp_path: Path) -> None:
    export, mapping, out = tmp_path / "x.csv", tmp_path / "my map.toml", tmp_path / "r"
    export.write_text(
        "日期;数量;币种\n2026-03-02 10:00;1,5;USDT\n2026-03-03 10:00;-2;USDT\n", encoding="utf-8"
    )
    mapping.write_text(
        '[format]\ndecimal_mark = ","\n[columns]\ntime = "日期"\namount = "数量"\nasset = "币种"\n',
        encoding="utf-8",
    )
    assert flagger("report", export, "--mapping", mapping, "-o", out, "--network", "tron").exit_code == 0
    result = flagger("verify", out, "--rebuild")
    assert result.exit_code == 0, result.output


def test_a_case_file_with_evidence_that_stayed_behind(
    flagger: Run, drained: list[Path], tmp_path: Path
) -> None:
    case, chat = tmp_path / "case.toml", tmp_path / "chat.png"
    chat.write_bytes(b"picture")
    case.write_text('[[evidence]]\nfile = "chat.png"\nwhat = "the chat"\n', encoding="utf-8")
    out = tmp_path / "r"
    assert flagger("report", *drained, "--case", case, "-o", out, "--formats", "none").exit_code == 0
    chat.unlink()
    result = flagger("verify", out, "--rebuild")
    assert result.exit_code == 0, result.output


def test_what_cannot_be_made_again_says_so(flagger: Run, folder: Path, tmp_path: Path) -> None:
    copy = copied(folder, tmp_path)
    shutil.rmtree(copy / "source")
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 2 and "无法重建" in result.stderr


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "flagger/options/2"}', None, "own", "langs"], ids=str
)
def test_options_that_are_not_understood(
    flagger: Run, folder: Path, tmp_path: Path, text: str | None
) -> None:
    copy = copied(folder, tmp_path)
    path = copy / "inputs/options.json"
    if text in ("own", "langs"):
        text = json.dumps({**json.loads(path.read_text(encoding="utf-8")), text: ["../x", 5]})
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    result = flagger("verify", copy, "--rebuild")
    assert result.exit_code == 2 and "options.json" in result.stderr
