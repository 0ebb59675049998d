"""Report Fraud (Action Fraud) and police in the United Kingdom; English first."""

from flagger.claims import parts as p
from flagger.claims import police, police_other
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Facts
from flagger.text import Lang, Text


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "Notes for a report to Report Fraud: cryptocurrency transfers out of my {x}",
        "向英国 Report Fraud 报案所用材料：虚拟货币转出",
        x=p.held(matter, lang),
    )
    return police.letter(matter, lang, title, police_other.requests, police_other.CHARGE, (_asked(lang),))


def _asked(lang: Lang) -> Facts:
    """What the official advice says to gather beside the records."""
    asked = (
        Text("Who contacted me: name, phone, e-mail, profile", "联系过我的人：姓名、电话、邮箱、账号"),
        Text("How I paid or what I confirmed", "付款方式，或我点了哪些确认"),
        Text("What alerted me", "如何察觉"),
    )
    return Facts(tuple((text.say(lang), (p.value(""),)) for text in asked))


RECIPIENT = Recipient(
    id="police-uk",
    title=Text("Report Fraud (Action Fraud), United Kingdom", "英国 Report Fraud（Action Fraud）"),
    can=(
        Text("give a crime reference number", "给出案件编号"),
        Text("pass the report to a police force", "转交警队"),
    ),
    cannot=police.CANNOT,
    ask=police_other.requests,
    fields=(
        Text(
            "who contacted you: name, phone, web address, e-mail, profile",
            "谁联系过您：姓名、电话、网址、邮箱、账号",
        ),
        Text("how you paid, what alerted you", "付款方式、如何察觉"),
        Text("documents and screenshots", "文件与截图"),
        *police.FIELDS[1:3],
    ),
    when=Text(
        "At once; keep the crime reference number, exchanges ask for it. An update within 28 days was announced (read 2026-11). In "
        "Scotland: Police Scotland, 101.",
        "尽快；保存案件编号，交易平台会要求提供。公开说明称 28 天内更新进展（2026-11 查阅）。苏格兰：拨打 101。",
    ),
    rule=Text("written where the case says United Kingdom", "案情文件写明在英国报案"),
    applies=lambda matter: matter.region == "uk",
    letter=_letter,
    names_reporter=True,
    english_first=True,
)
