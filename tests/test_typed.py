"""Files that a person types: what is wrong with one is said in words, with its line, in the language asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
FIRST = "# 第一行\n"
FAULTS = {
    "chinese quotes": ("verdict = “mine_ok”", "第 2 行：请把中文引号 “ ” 改成英文直引号 \"", "line 2: use straight quotes"),
    "one chinese quote": ('note = "后来知道被骗”', "第 2 行：请把中文引号", "line 2: use straight quotes"),
    "equals sign": ('verdict＝"mine_ok"', "第 2 行：请把全角符号 ＝ 改成英文半角 =", "use = instead of the full-width ＝"),
    "comma": ('flags = ["a"，"b"]', "请把全角符号 ， 改成英文半角 ,", "use , instead of the full-width ，"),
    "brackets": ("【answer】", "请把全角符号 【 改成英文半角 [", "use [ instead of the full-width 【"),
    "corner quotes": ("verdict = 「mine_ok」", "请把全角符号 「 改成英文半角 \"", "use \" instead"),
    "no quotes": ("verdict = mine_ok", "第 2 行写法有误：verdict = mine_ok", "line 2 cannot be understood: verdict = mine_ok"),
    "quotes inside": ('note = "他说"好"了，真的"', "第 2 行写法有误：", "line 2 cannot be understood"),
    "no end": ('note = "他说“好”', "第 2 行写法有误：", "line 2 cannot be understood"),
    "twice": ("[a]\n[a]", "第 3 行：这一项重复了", "line 3: this name stands there a second time"),
    "not finished": ('note = """他说', "引号或括号没有成对", "a quotation mark or bracket is not closed"),
}  # fmt: skip
OPTIONS = {
    "--review": "answers.toml",
    "--case": "case.toml",
    "--config": "flagger.toml",
    "--mapping": "m.toml",
}


def refused(flagger: Run, option: str, path: Path, lang: str) -> str:
    result = flagger("report", "mine.csv", option, path, "--lang", lang)
    assert result.exit_code == 2 and result.stdout == "", result.output
    assert "TOML" not in result.stderr or option == "--config"
    return result.stderr


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_line(flagger: Run, tmp_path: Path, option: str, fault: str) -> None:
    written, zh, en = FAULTS[fault]
    path = tmp_path / OPTIONS[option]
    path.write_text(FIRST + written + "\n", encoding="utf-8-sig")
    chinese, english = (refused(flagger, option, path, lang) for lang in ("zh", "en"))
    assert zh in chinese and en in english
    assert not any(word in chinese for word in ("Invalid", "Expected", "Unterminated", "Cannot", "line "))
    assert str(path) in chinese


@pytest.mark.parametrize("option", [*OPTIONS, "--prices"])
def test_a_file_that_cannot_be_opened_is_said_in_words(flagger: Run, tmp_path: Path, option: str) -> None:
    missing = tmp_path / "nothing.toml"
    assert "没有这个文件" in refused(flagger, option, missing, "zh")
    assert "no such file" in refused(flagger, option, missing, "en")
    assert "Errno" not in refused(flagger, option, missing, "zh")
    assert "这是文件夹，不是文件" in refused(flagger, option, tmp_path, "zh")
    ansi = tmp_path / "ansi.toml"
    ansi.write_bytes("# 案情\n".encode("gb18030"))
    assert "不是以 UTF-8 编码保存的" in refused(flagger, option, ansi, "zh")
    assert "not saved as UTF-8" in refused(flagger, option, ansi, "en")


def test_a_secret_is_never_repeated(flagger: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    key = "5e" * 32
    path.write_text(f"私钥 = “{key}”\n", encoding="utf-8")
    assert key not in refused(flagger, "--case", path, "zh")
