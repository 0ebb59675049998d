"""What to do first, by pattern, and what holds in every case."""

from flagger.document import Block, Heading
from flagger.render.sections.phrases import items, plain, said
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS
from flagger.text import Lang, Text

_ANSWER = (
    Text(
        "Answer for each group whether you made it: save review-template.toml as review.toml, fill it in, and make the report again "
        "with --review review.toml. Only then do report and letters say what you have confirmed.",
        "逐组答复是不是您本人转的：把 review-template.toml 另存为 review.toml，填好后加上 --review review.toml 重新生成报告。"
        "这样报告和信件才会写明哪些已由本人确认。",
    ),
)
_ONLY_IF = (
    "All flags here are weak. What follows is needed only if the owner did not intend these transfers.",
    "这里只有弱标记。以下各步，仅在这些转出不是本人有意所为时才需要。",
)
_REPORT = (
    Text(
        "Take this folder with the original export files to the police; a receipt is not yet the opening of a case. If a case is not "
        "opened, review can be applied for; terms are those of the procedure rules in force (please check).",
        "携带本文件夹和原始导出文件报警；受案回执不等于立案。不予立案的，可以申请复议、复核，期限以现行《公安机关办理刑事案件程序规定》为准"
        "（请核实）。",
    ),
)
_EXPLORER = (
    Text(
        "To see whether a platform is behind a recipient: open the recipient address in the explorer, look at its next outgoing transfer, "
        "and if the other side carries a platform's name, note name and hash and keep a screenshot. Such labels are not verified.",
        "查看收款地址背后是否有平台：在浏览器打开收款地址，看下一笔转出；若对方带平台名称，抄下名称、哈希并截图。此类标签未经核实。",
    ),
)
_KEEP = (
    Text(
        "Keep the device, the app, chats and web addresses as they are.",
        "保留设备、应用、聊天记录和网址，不要删改。",
    ),
)


def build(view: View, lang: Lang) -> list[Block]:
    """Steps of the patterns seen here, then those of every case; none where the owner intended all."""
    if view.fine or not (view.main or view.weak):
        return []
    blocks: list[Block] = [Heading(said(lang, "Next steps", "下一步"), anchor="next")]
    if view.only_if:
        blocks.append(plain(lang, *_ONLY_IF))
    for patterns, steps in view.steps:
        title = said(lang, "; ", "；").join(PATTERNS[pattern].say(lang) for pattern in patterns)
        blocks += [Heading(title, 3), items(lang, steps)]
    always = Heading(said(lang, "In every case", "无论哪种情况"), 3)
    open_ = () if all(incident.verdict for incident in view.report.incidents) else _ANSWER
    return [*blocks, always, items(lang, [*open_, *_REPORT, *(() if view.only_apps else _EXPLORER), *_KEEP])]
