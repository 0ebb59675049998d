"""`flagger report --zip`: one ZIP beside the folder, encrypted where it is asked for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flagger.cli.console import out, say
from flagger.errors import FlaggerError
from flagger.text import Lang, Text

if TYPE_CHECKING:
    from flagger.model import Report
    from flagger.render.bag import Opened

Zip = Annotated[
    bool,
    typer.Option(
        "--zip", help="Also one ZIP (a BagIt bag) beside the folder. 另生成一个 ZIP（BagIt 格式）。"
    ),
]
Encrypt = Annotated[
    bool,
    typer.Option(
        "--encrypt", help="Encrypt the ZIP (AES-256); asks for the passphrase. 加密 ZIP，会询问口令。"
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="Encrypt with the first line of this file. 用此文件第一行作口令加密。",
    ),
]
SHORTEST = 8
_NEEDS_ZIP = Text("this goes with --zip", "此选项须与 --zip 一起使用")
_ADD_ZIP = Text("Add --zip.", "请加上 --zip。")
_NO_FILE = Text("this file with the passphrase cannot be read", "无法读取此口令文件")
_FIRST_LINE = Text("Write the passphrase as its first line, in UTF-8.", "请把口令写在第一行，以 UTF-8 保存。")
_SHORT = Text(
    "the passphrase has fewer than {shortest} characters, or blanks at an end",
    "口令不足 {shortest} 个字符，或首尾有空格",
)
_LONGER = Text("Take a longer one: four or five words.", "请用更长的口令，例如四五个词。")
_ASK = Text("Passphrase for the ZIP", "ZIP 的口令")
_AGAIN = Text("once more", "再输入一次")
_WRITTEN = Text("ZIP written: {file} (SHA-256 {digest})", "已生成 ZIP：{file}（SHA-256 {digest}）")
_OPENS = Text(
    "Encrypted with AES-256: 7-Zip, WinRAR or Keka open it, Windows Explorer does not. File names can be seen without "
    "the passphrase. Tell the passphrase another way than the file; nobody can recover it.",
    "已用 AES-256 加密：请用 7-Zip、WinRAR 或 Keka 打开，Windows 资源管理器打不开。不输入口令也能看到文件名。"
    "请用另一种方式告知口令，不要与文件一起发送；口令遗失后无法找回。",
)


def opener(
    as_zip: bool, encrypt: bool, passphrase_file: Path | None, langs: Sequence[Lang]
) -> "Opened | None":
    """What encrypts the ZIP, or None; asks for the passphrase before the work begins."""
    if not encrypt and passphrase_file is None:
        return None
    option = "--passphrase-file" if passphrase_file else "--encrypt"
    if not as_zip:
        raise FlaggerError(option, _NEEDS_ZIP, _ADD_ZIP)
    from flagger.render.bag import encrypting

    encrypting("")  # says what is missing before anything is asked
    phrase = _first_line(passphrase_file) if passphrase_file else _asked(langs)
    if len(phrase) < SHORTEST or phrase != phrase.strip():
        raise FlaggerError(option, _SHORT, _LONGER, shortest=SHORTEST)
    return encrypting(phrase)


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n", 1)[0].removesuffix("\r")
    except (OSError, UnicodeDecodeError):
        raise FlaggerError(str(path), _NO_FILE, _FIRST_LINE) from None


def _asked(langs: Sequence[Lang]) -> str:
    answer: str = typer.prompt(
        say(_ASK, langs), hide_input=True, confirmation_prompt=say(_AGAIN, langs), err=True
    )
    return answer


def place(folder: Path) -> Path:
    """Where the ZIP of a folder stands."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}.zip")


def refuse_stale(folder: Path, *, overwrite: bool) -> None:
    """Raise CannotWrite, before a folder is made, where its ZIP would meet another."""
    if not overwrite and not folder.exists():
        from flagger.render.bag import unused

        unused(place(folder))


def beside(folder: Path, report: "Report", opened: "Opened | None", *, overwrite: bool) -> Path:
    """Write the ZIP of a folder that has been made."""
    from flagger.render.bag import contents, pack, plain, tags

    about = {
        "Bag-Software-Agent": f"flagger {report.version}",
        "External-Identifier": report.report_id,
    }
    to = place(folder)
    pack(to, tags(to.stem, contents(folder), about), opened or plain, overwrite=overwrite)
    return to


def told(zipped: Path, langs: Sequence[Lang], *, secret: bool) -> None:
    """Where the ZIP is, and what the one who gets it must know."""
    from flagger.render.manifest import digest

    here = Path.cwd()
    file = zipped.relative_to(here) if zipped.is_relative_to(here) else zipped
    out(say(_WRITTEN, langs, file=file, digest=digest(zipped)))
    if secret:
        for lang in langs:
            out(_OPENS.say(lang))
