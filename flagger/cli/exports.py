"""Which files are meant: a folder stands for the exports in it, a pattern for the files that match it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from flagger.cli.console import err
from flagger.errors import FlaggerError
from flagger.text import Lang, Text

_MANIFEST = "manifest-sha256.txt"
_MARKS = set("*?")
_MOST = 20
_TAKEN = Text("{folder}: files taken, {count}: {names}", "{folder}：读取其中 {count} 个文件：{names}")
_LEFT = Text("{folder}: not taken: {names}", "{folder}：未读取：{names}")
_MORE = Text(" and {count} more", " 等，另有 {count} 个")
_EMPTY = Text("there is no export in this folder", "此文件夹中没有导出文件")
_PUT_IN = Text(
    "Put the downloaded files (.csv, .txt, .xlsx) directly into it; folders inside it are not looked into.",
    "请把下载的文件（.csv、.txt、.xlsx）直接放在其中；不会查看里面的子文件夹。",
)
_REPORT = Text("this is a report folder, not a folder of exports", "这是报告文件夹，不是存放导出文件的文件夹")
_VERIFY = Text(
    "Give the folder with your downloads. To check the report: flagger verify {folder}",
    "请给出存放下载文件的文件夹。如要核对这份报告：flagger verify {folder}",
)
_CLOSED = Text("this folder cannot be opened ({error})", "无法打开此文件夹（{error}）")
_NO_MATCH = Text("no file matches this pattern", "没有与此通配符相符的文件")
_WHERE = Text(
    "Check the folder and the ending, or give the folder itself.", "请检查文件夹和扩展名，或直接给出文件夹。"
)


def chosen(
    given: Sequence[Path], langs: Sequence[Lang], *, besides: Iterable[Path | None] = ()
) -> list[Path]:
    """Every export meant, in order; says what it takes of a folder. `besides`: files given for another purpose."""
    aside = {path.resolve() for path in besides if path}
    return [path for each in given for path in _meant(_unquoted(each), langs, aside)]


def _unquoted(path: Path) -> Path:
    r"""Windows hands `"my folder\"` over as `my folder"`."""
    bare = str(path).removesuffix('"')
    return path if bare == str(path) or path.exists() or not bare else Path(bare)


def _meant(path: Path, langs: Sequence[Lang], aside: set[Path]) -> Iterator[Path]:
    if path.is_dir():
        yield from _inside(path, langs, aside)
    elif not path.exists() and _MARKS & set(str(path)):
        found = _matching(path)
        if not found:
            raise FlaggerError(str(path), _NO_MATCH, _WHERE)
        yield from found
    else:
        yield path


def _matching(pattern: Path) -> list[Path]:
    at = next(number for number, part in enumerate(pattern.parts) if _MARKS & set(part))
    found = Path(*pattern.parts[:at]).glob(str(Path(*pattern.parts[at:])))
    return sorted(each for each in found if each.is_file())


def _inside(folder: Path, langs: Sequence[Lang], aside: set[Path]) -> list[Path]:
    from flagger.monitor.files import is_export

    try:
        files = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except OSError as error:
        raise FlaggerError(str(folder), _CLOSED, _WHERE, error=error.strerror) from None
    if any(each.name == _MANIFEST for each in files):
        raise FlaggerError(str(folder), _REPORT, _VERIFY, folder=folder)
    taken = [f for f in files if f.is_file() and is_export(f) and f.resolve() not in aside]
    if not taken:
        raise FlaggerError(str(folder), _EMPTY, _PUT_IN)
    for lang in langs:
        err(_TAKEN.say(lang, folder=folder, count=len(taken), names=_names(taken, lang)))
    left = [each for each in files if each not in taken]
    for lang in langs if left else ():
        err(_LEFT.say(lang, folder=folder, names=_names(left, lang)))
    return taken


def _names(files: Sequence[Path], lang: Lang) -> str:
    from flagger.render.safe import visible

    shown = ("、" if lang == "zh" else ", ").join(visible(each.name) for each in files[:_MOST])
    return shown + (_MORE.say(lang, count=len(files) - _MOST) if len(files) > _MOST else "")
