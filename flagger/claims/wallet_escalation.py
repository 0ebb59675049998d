"""The wallet's provider: escalation, when support has given its last answer."""

from flagger.claims import parts as p
from flagger.claims import support, support_short
from flagger.claims.fitting import BLANK, Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Facts
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please have this answered by the team for complaints, security or legal matters.",
        "请由投诉、安全或法务部门答复；",
    ),
    Text(
        "Please send your final answer in writing, so that I can show it to others.",
        "请出具书面的最终答复，便于本人向有关机构说明；",
    ),
    Text(
        "Please keep what you hold about this ticket and the app version.",
        "请保存与该工单、该应用版本有关的记录。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "To the wallet's provider: request for a final answer",
        "致钱包服务方：请求升级处理并给出最终答复",
    )
    copied = p.said(lang, "copy the clause, with the date of the page", "抄录条款，注明网页日期")
    told = Facts(
        (
            (p.said(lang, "Provider named in the terms of use", "用户协议中的服务方名称"), (p.value(""),)),
            (
                p.said(lang, "Clause of the terms and their date", "相关条款及协议日期"),
                (p.value("", copied),),
            ),
            (p.said(lang, "Ticket numbers so far", "已有工单编号"), (p.value(support.ticket(matter)),)),
            (
                p.said(lang, "Police reference", "公安案件编号"),
                (p.value(matter.case.state.police_reference),),
            ),
        )
    )
    return support.later(matter, lang, title, (told,), _ASK)


def _short(matter: Matter, lang: Lang) -> Short:
    opening = p.said(
        lang,
        "Please escalate ticket {n} and give a final answer in writing.",
        "请将工单 {n} 升级处理，并给出书面的最终答复。",
        n=support.ticket(matter) or BLANK,
    )
    return support_short.in_short(matter, lang, opening, final=True)


RECIPIENT = Recipient(
    id="wallet-escalation",
    title=Text("The wallet's provider: escalation", "钱包服务方：升级处理"),
    can=(Text("give a final answer in writing", "给出书面的最终答复"), *support.CAN),
    cannot=support.CANNOT,
    ask=lambda matter: _ASK,
    fields=(
        Text("ticket numbers, dates, answers", "工单编号、日期、答复"),
        Text("the clause of the terms, with its date", "协议条款及日期"),
        Text("police reference", "公安案件编号"),
    ),
    when=Text(
        "After the second letter; a regulator asks for this final answer.",
        "第二封信之后；向监管部门投诉时通常要附上这一答复。",
    ),
    rule=Text("written for every wallet, to be kept until needed", "钱包（非平台账户）都生成，需要时再用"),
    applies=lambda matter: matter.self_custody,
    letter=_letter,
    part="wallet",
    short=_short,
)
