"""`flagger verify --rebuild`: the folder made again from what it holds, compared byte by byte."""

import tempfile
from pathlib import Path

from flagger.cli.console import out, progress, say
from flagger.errors import FlaggerError
from flagger.text import Lang, Text

_OTHER_VERSION = Text(
    "made with {name} {then}, checked here with {now}: files may differ for that reason alone",
    "制作时的 {name} 版本为 {then}，此处为 {now}：仅版本不同就可能使文件不一致",
)
_KINDS = {
    "differs": Text("made again, it differs", "重建后不一致"),
    "not here": Text("made again, but not in the folder", "重建得到，文件夹中没有"),
    "not made": Text("in the folder, but not made again", "文件夹中有，重建没有得到"),
}
_NOT_FOR_ALL = ("claims/", "send/")
_SAME = Text("rebuilt, every byte the same: {count} files", "重建结果逐字节一致：{count} 个文件")
_NOT_SAME = Text(
    "rebuilt, {different} files differ, {count} are the same byte by byte",
    "重建结果有 {different} 个文件不一致，{count} 个文件逐字节一致",
)
_PART = Text(
    "this is the pack for one recipient: {count} files of the full folder (other letters, other packs) are not in it and "
    "were not compared",
    "这是发给某一方的包：完整文件夹中的另外 {count} 个文件（其他信件、其他包）不在其中，未作比较",
)
_REFUSED = Text(
    "made again from these exports and options, the software refuses them:",
    "用其中的导出文件和选项重建时，软件拒绝了它们：",
)
_PROVES = Text(
    "This shows that the software makes the same report from these exports and options again. It does not show that "
    "the exports are true: compare them with a fresh download (--against).",
    "这说明软件用这些导出文件和选项能得到同样的报告；不能说明导出文件本身真实：请与重新下载的记录核对（--against）。",
)
_DOES_NOT = Text(
    "The folder is not what the software makes of the exports in it. It does not show which of the two was changed.",
    "文件夹内容与软件用其中导出文件得到的结果不一致；不能说明改动的是报告还是导出文件。",
)


def rebuilt(folder: Path, langs: tuple[Lang, ...]) -> bool:
    """Make the folder's files again and say which are not the same; raises FlaggerError where it cannot be."""
    from flagger.cli.making import Asked, make
    from flagger.render.provenance import PROVENANCE
    from flagger.render.rebuild import compare, take_out, versions
    from flagger.render.safe import visible

    pack = not (folder / PROVENANCE).exists()
    for name, then, now in () if pack else versions(folder):
        out(say(_OTHER_VERSION, langs, name=name, then=visible(then), now=now))
    with tempfile.TemporaryDirectory(prefix="flagger-") as place:
        again = take_out(folder, Path(place))
        asked = Asked(again.langs, again.formats, packs=again.packs)
        try:
            with progress(langs) as step:
                files = make(again.exports, asked, again.options, step).files
        except FlaggerError as error:  # an answer about a transfer that is no longer there, say
            return _refused(error, langs)
        found = compare(folder, files)
    if pack:
        left = {name for kind, name in found if kind == "not here" and name.startswith(_NOT_FOR_ALL)}
        out(say(_PART, langs, count=len(left)))
        found = [each for each in found if each[1] not in left]
        files = {name: content for name, content in files.items() if name not in left}
    for kind, name in found:
        out(f"{say(_KINDS[kind], langs)}: {visible(name)}")
    same = len(files) - sum(kind != "not made" for kind, _ in found)
    out(say(_NOT_SAME if found else _SAME, langs, count=same, different=len(found)))
    for each in langs:
        out((_DOES_NOT if found else _PROVES).say(each))
    return not found


def _refused(error: FlaggerError, langs: tuple[Lang, ...]) -> bool:
    from flagger.render.safe import visible

    out(say(_REFUSED, langs))
    for lang in langs:
        out(f"  {visible(error.problem.say(lang, **error.facts), 2000)}")
        out(_DOES_NOT.say(lang))
    return False
