"""The FBI's IC3 in the United States: what its form asks for, in the form's order; English first."""

from flagger.claims import course, owner, paid, papers, police, totals
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.fitting import Short
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.claims.shorts import short
from flagger.document import Block, Facts
from flagger.text import Lang, Text

_ASK = (
    Text("Please take up this complaint.", "请受理本投诉；"),
    Text(
        "Please keep the transaction details for any related investigation.",
        "请保存交易信息，供相关调查使用。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(
            lang,
            "Notes for a complaint to IC3: cryptocurrency transfers out of my {x}",
            "向美国 IC3 提交投诉所用材料：虚拟货币转出",
            x=p.held(matter, lang),
        ),
        p.edition(matter, lang),
        p.section(lang, "Complainant", "投诉人"),
        owner.reporter(matter, lang),
        p.section(lang, "Transaction details", "交易信息"),
        *t.confirmed(matter, lang),
        *t.unconfirmed(matter, lang),
        *t.transfers(matter, lang),
        p.section(lang, "Totals", "合计"),
        *totals.sums(matter, lang),
        p.section(lang, "Timeline and what happened", "时间线与经过"),
        *course.records(matter, lang),
        *course.statement(matter, lang),
        p.section(lang, "The other side", "对方信息"),
        _met(matter, lang),
        p.section(lang, "Recipient addresses", "收款地址"),
        *paid.addresses(matter, lang),
        p.section(lang, "What I ask for", "请求"),
        p.items(lang, _ASK),
        *papers.sworn(lang),
    ]


def _met(matter: Matter, lang: Lang) -> Facts:
    told = matter.case.event.counterparts
    return Facts(
        (
            (p.said(lang, "How and where we met, if at all", "如何、在哪里认识对方（如有）"), (p.value(""),)),
            (p.said(lang, "Names used", "对方使用的姓名"), (p.value(""),)),
            (p.said(lang, "Web addresses, apps, accounts used", "使用的网址、应用、账号"), (p.value(told),)),
            (p.said(lang, "Exchanges used, mine and theirs", "涉及的交易平台（本人与对方）"), (p.value(""),)),
        )
    )


def _short(matter: Matter, lang: Lang) -> Short:
    return short(matter, lang, (_ASK[0].say(lang),), (_ASK[1].say(lang),))


RECIPIENT = Recipient(
    id="police-us-ic3",
    title=Text("FBI Internet Crime Complaint Center (IC3)", "美国联邦调查局网络犯罪投诉中心（IC3）"),
    can=(
        Text("record the complaint and pass it on", "登记投诉并转交"),
        Text("link it with others", "与其他投诉关联"),
    ),
    cannot=(*police.CANNOT, Text("answer every complaint", "逐一答复投诉")),
    ask=lambda matter: _ASK,
    fields=(
        Text(
            "addresses, amount and type, date, time and zone, transaction ID",
            "地址、数量与币种、日期时间与时区、交易哈希",
        ),
        Text("how and where you met, identifiers", "如何、在哪里认识对方，对方的联系方式"),
        Text("web addresses, apps, exchanges used", "网址、应用、涉及的交易平台"),
        Text("a timeline", "时间线"),
    ),
    when=Text(
        "Do not wait; submit even where some details are missing, and include transfers you are unsure of (IC3 alert I-082423-PSA, "
        "read in copies, 2026-11).",
        "不要等待；信息不全也可提交，不确定是否相关的转账也请写上（IC3 通告 I-082423-PSA，2026-11 查阅其转载）。",
    ),
    rule=Text("written where the case says United States", "案情文件写明在美国报案"),
    applies=lambda matter: matter.region == "us",
    letter=_letter,
    short=_short,
    names_reporter=True,
    english_first=True,
)
