"""The list of files handed in, with checksums: put together by the reporter, no document of the police."""

from collections.abc import Mapping

from flagger.document import Blank, Block, Code, Facts, Heading, Line, PageBreak, Para
from flagger.importers import importers
from flagger.importers.base import Importer
from flagger.model import Source
from flagger.render.safe import visible
from flagger.render.sections.abroad import abroad
from flagger.render.sections.owner import at_home
from flagger.render.sections.phrases import CHECKED, bracketed, items, note, said
from flagger.render.view_totals import View
from flagger.text import Lang, Text

_FOOTNOTE = (
    "The reporter put this list together for the receiving office to consult when registering; it is not a legal document made by "
    "the police.",
    "本清单由报案人自行整理，供接收单位登记时参考，不是公安机关制作的法律文书。",
)
_COLUMNS = (
    "Category, format and checksum are given because public texts of the 2016 rules on electronic data (Fafa [2016] No. 22; copies "
    "read {when}, please check the rules in force) name them for lists of electronic data.",
    "列出类别、文件格式、完整性校验值，是因为《关于办理刑事案件收集提取和审查判断电子数据若干问题的规定》（法发〔2016〕22号）对"
    "电子数据清单提到这几项（{when} 查阅公开转载文本，请以现行规定为准）。",
)
_SAME = (
    "The same value means that a file is the same to the last bit as when this list was made. It does not show who made the file, or that "
    "what stands in it is true.",
    "校验值相同，说明文件与制作本清单时逐位一致；不能说明文件由谁制作，也不能说明其内容属实。",
)
_HOW = (
    Text(
        'Windows: open “Command Prompt” in the folder and type  certutil -hashfile "FILE" SHA256',
        'Windows：在该文件夹打开“命令提示符”，输入  certutil -hashfile "文件名" SHA256',
    ),
    Text(
        'macOS: open “Terminal” in the folder and type  shasum -a 256 "FILE"',
        'macOS：在该文件夹打开“终端”，输入  shasum -a 256 "文件名"',
    ),
    Text(
        'Linux: type  sha256sum "FILE"  (every file of the folder at once:  sha256sum -c manifest-sha256.txt)',
        'Linux：输入  sha256sum "文件名"（整个文件夹一次核对：sha256sum -c manifest-sha256.txt）',
    ),
    Text(
        "With this software:  flagger verify FOLDER  names every file that is changed, missing or added.",
        "使用本软件：flagger verify 文件夹  会指出每个被改动、缺失或多出的文件。",
    ),
)
_FORMATS: Mapping[str, Text] = {
    "csv": Text("CSV (text table)", "CSV（文本表格）"),
    "txt": Text("TXT (text table)", "TXT（文本表格）"),
    "tsv": Text("TSV (text table)", "TSV（文本表格）"),
    "xlsx": Text("XLSX (workbook)", "XLSX（电子表格）"),
}
_CATEGORY = Text("record of electronic transactions", "电子交易记录")


def build(view: View, lang: Lang) -> list[Block]:
    """One entry a file, how to compute the values again, footnote and signature."""
    title = said(
        lang,
        "List of electronic files handed in by the reporter (with checksums, SHA-256)",
        "报案人提交电子文件清单（含完整性校验值，SHA-256）",
    )
    blocks: list[Block] = [PageBreak(), Heading(title, anchor="files")]
    for number, source in enumerate(view.report.history.sources, start=1):
        blocks += _entry(number, source, lang)
    blocks += [
        Heading(said(lang, "How to compute the values again", "如何自行重新计算校验值"), 3),
        items(lang, _HOW),
        note(lang, *_SAME),
        note(lang, *_COLUMNS, when=CHECKED),
        note(lang, *_FOOTNOTE),
        Para(_signed(lang), "sign"),
    ]
    elsewhere = view.asked and not view.only_apps and not at_home(view.report)
    return blocks + (abroad(view, lang) if elsewhere else [])


def _entry(number: int, source: Source, lang: Lang) -> list[Block]:
    name = visible(source.name)
    ending = source.name.rpartition(".")[2].lower()
    format_ = _FORMATS.get(ending, Text(visible(ending, 10), visible(ending, 10)))
    copy = f"source/{number:02d}-{name}"
    rows: list[tuple[str, Line]] = [
        (said(lang, "File name", "文件名称"), (name,)),
        (said(lang, "Category", "类别"), (_CATEGORY.say(lang),)),
        (said(lang, "Format", "文件格式"), (format_.say(lang),)),
        (said(lang, "Bytes", "字节数"), (str(source.size),)),
        (said(lang, "Came from", "来源"), (_origin(source, lang),)),
        (said(lang, "Exported at", "导出时间"), (Blank(),)),
        (said(lang, "SHA-256", "完整性校验值（SHA-256）"), (Code(source.sha256),)),
        (said(lang, "Copy in this folder", "本文件夹中的副本"), (copy,)),
        (said(lang, "Remark", "备注"), (Blank(wide=True),)),
    ]
    return [Heading(f"S{number}　{name}", 3), Facts(tuple(rows))]


def _origin(source: Source, lang: Lang) -> str:
    """Which site and button such files come from, as far as the layout tells; the reporter has to confirm it."""
    importer = _importer(source.importer)
    if importer is None:
        return said(lang, "layout described by the reporter", "由报案人自行说明列含义的文件")
    button = importer.button
    told = importer.title.say(lang), button.where.say(lang)
    how = said(lang, "by its layout; {c}", "按文件格式判断；{c}", c=button.said)
    return said(lang, "{t}; {w}", "{t}；{w}", t=told[0], w=told[1]) + bracketed(lang, how)


def _importer(id_: str) -> Importer | None:
    return next((importer for importer in importers() if importer.id == id_), None)


def _signed(lang: Lang) -> Line:
    return (
        said(lang, "Holder (provider) of the electronic data, signature ", "电子数据持有人（提供人）签名 "),
        Blank(),
        said(lang, " Date ", "　日期 "),
        Blank(),
    )
