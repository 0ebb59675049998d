"""A lawyer: the whole matter, and which rights to ask about; nothing here is legal advice."""

from flagger.claims import course, owner, papers, standing, support
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.claims.quantities import quantities
from flagger.claims.recipient import Recipient
from flagger.document import Block, Para
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please advise on a report to the police and on review if no case is opened.",
        "请就报案以及不予立案时的救济提出意见；",
    ),
    Text(
        "Please advise whether and against whom civil measures are open, and in what time.",
        "请就能否、对谁、在多长时间内采取民事措施提出意见；",
    ),
    Text(
        "Please check before filing whether any material (over-the-counter trades, currency exchange) needs care.",
        "涉及场外买卖、换汇的材料，请在提交前给出意见。",
    ),
)
# Questions, not statements of law: the texts were not read in the original.
_RIGHTS = (
    Text(
        "Right to information: may I ask which records the provider keeps about me and the app, and on what grounds?",
        "知情权：能否要求服务方说明其保存了哪些与本人、该应用有关的记录，依据是什么？",
    ),
    Text(
        "Right to compensation: does any duty of the provider, the platform or the app store apply, and who has to prove what?",
        "赔偿权：服务方、平台、应用商店是否负有某种义务，由谁举证？",
    ),
    Text(
        "Right of appeal: which review is open against a decision not to open a case, and by when?",
        "申诉权：对不予立案的决定有哪些救济途径，期限多长？",
    ),
    Text(
        "Civil and criminal side: contracts about virtual currency may not be protected in civil law; whether an offence was "
        "committed is another question. A notice of February 2026 is said to have replaced that of 2021; the text was not read.",
        "民事与刑事：虚拟货币交易的民事效力可能不受支持，与是否构成刑事犯罪是两个问题。"
        "据称 2026 年 2 月的通知取代了 2021 年的通知（未核对原文）。",
    ),
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    blanks = p.said(
        lang, "Clause of the provider's terms, and the date of the page: ", "服务方协议条款及网页日期："
    )
    return [
        p.title(lang, "For my lawyer: the matter and questions about rights", "致律师：情况说明与权利问题"),
        p.edition(matter, lang),
        p.section(lang, "Client", "委托人"),
        owner.reporter(matter, lang),
        p.section(lang, "What I ask for", "请求"),
        p.items(lang, _ASK),
        p.section(lang, "Place and time", "地点与时间"),
        owner.place_and_time(matter, lang),
        p.section(lang, "What happened", "经过"),
        *course.happened(matter, lang),
        *quantities(matter, lang),
        p.section(lang, "Inferences", "推断"),
        *course.inferences(matter, lang),
        p.section(lang, "How things stand", "目前情况"),
        standing.now(matter, lang),
        *support.log(matter, lang),
        p.section(lang, "Annex: questions about rights", "附：权利问题"),
        p.note(
            lang,
            "Arranged from public material ({date}); no law was read in the original. Questions only, no legal advice.",
            "依据公开资料整理（{date}），未核对法律原文。仅为问题清单，不是法律意见。",
            date=p.CHECKED,
        ),
        p.items(lang, _RIGHTS[:-1] if matter.only_apps else _RIGHTS),
        Para((blanks, p.value(""))),
        *papers.files(matter, lang),
        *papers.sworn(lang),
    ]


RECIPIENT = Recipient(
    id="lawyer",
    title=Text("A lawyer", "律师"),
    can=(
        Text("advise, file, ask a court for orders", "提供意见、提交材料、向法院申请措施"),
        Text("speak with police, platforms and issuers for you", "代为与警方、平台、发行方沟通"),
    ),
    cannot=(Text("promise an outcome", "保证结果"),),
    ask=lambda matter: _ASK,
    fields=(
        Text("the whole report with its files", "完整报告及文件"),
        Text("all papers and answers so far", "全部材料与已有答复"),
    ),
    when=Text(
        "In the first week. A lawyer is found through the bar's or a legal-aid office's official site, not through people who "
        "write to you.",
        "第一周内。请通过律师协会或法律援助机构的官方渠道寻找，不要找主动联系您的人。",
    ),
    rule=Text("written in every report", "每份报告都生成"),
    applies=lambda matter: True,
    letter=_letter,
    names_reporter=True,
)
