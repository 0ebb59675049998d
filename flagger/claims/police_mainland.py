"""Police in mainland China: 报案材料."""

from flagger.claims import parts as p
from flagger.claims import police
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text

_ACCEPT = (
    Text("Please accept this report and give me a receipt of acceptance.", "请依法受理，并出具受案回执；"),
    Text("Please examine it and decide on opening a case.", "请依法审查立案；"),
)
_RESTRICT = Text(
    "Please, as you see fit, obtain information from the platforms and issuers concerned, and take or ask for "
    "restricting measures.",
    "请视情依法向相关平台、发行方调取信息，并采取或商请采取限制措施。",
)


def _requests(matter: Matter) -> tuple[Text, ...]:
    return police.requests(matter, _ACCEPT, _RESTRICT)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "Report to police on unusual transfers out of my {x}",
        "关于本人{x}资产异常转出的报案材料",
        x=p.held(matter, lang, "virtual-currency wallet", "虚拟货币钱包"),
    )
    return police.letter(matter, lang, title, _requests)


RECIPIENT = Recipient(
    id="police-mainland",
    title=Text("Police in mainland China", "公安机关（中国大陆）报案材料"),
    can=(
        Text("open a case and investigate", "受理、立案、侦查"),
        Text(
            "ask exchanges, issuers and payment firms for information and restrictions",
            "向交易平台、发行方、支付机构调取信息，商请采取限制措施",
        ),
    ),
    cannot=police.CANNOT,
    ask=_requests,
    fields=police.FIELDS,
    when=Text(
        "At once: the receipt's number is asked for by every platform. A receipt of acceptance does not mean that a case is "
        "opened. If no case is opened, a written notice can be asked for and reviewed within short periods; the procedural "
        "rules usually quoted (articles 178 and 179: notice within 3 days, review within 7, decision within 30) were not read "
        "in the original (2026-11): ask the station or a lawyer.",
        "尽快：各平台都会问回执编号。受案回执不等于立案。不予立案的，可以要求书面通知并申请复议、复核；"
        "通常引用的是《公安机关办理刑事案件程序规定》第 178、179 条（3 日内送达通知书，7 日内申请复议，30 日内决定；"
        "2026-11 整理，未核对原文），请以办案机关或律师的说明为准。另可向检察院申请立案监督。",
    ),
    rule=Text(
        "written where the case says mainland China, or says nothing and times are shown in Beijing time",
        "案情文件写明在中国大陆报案，或未写明且使用北京时间",
    ),
    applies=lambda matter: matter.region == "mainland",
    letter=_letter,
    names_reporter=True,
)
