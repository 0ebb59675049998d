"""Police anywhere: the general form."""

from flagger.claims import parts as p
from flagger.claims import police
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text

_ACCEPT = (
    Text("Please record this report and give me its reference number.", "请受理本报案，并告知案件编号；"),
    Text("Please examine whether an investigation can be opened.", "请审查是否可以立案调查；"),
)
_RESTRICT = Text(
    "Please, as you see fit, ask the platforms and issuers concerned to preserve records and to take restricting measures.",
    "请视情商请相关平台、发行方保全记录并采取限制措施。",
)
CHARGE = Text(police.OPEN_CHARGE.en, "是否构成犯罪、构成何种犯罪，由主管机关依法认定。")


def requests(matter: Matter) -> tuple[Text, ...]:
    """What is asked of police outside mainland China."""
    return police.requests(matter, _ACCEPT, _RESTRICT)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "Report to police on unusual transfers out of my {x}",
        "关于本人{x}资产异常转出的报案材料（通用）",
        x=p.held(matter, lang, "virtual-currency wallet", "虚拟货币钱包"),
    )
    return police.letter(matter, lang, title, requests, CHARGE)


RECIPIENT = Recipient(
    id="police-other",
    title=Text("Police elsewhere (general form)", "其他国家或地区警方（通用）"),
    can=(
        Text("record the report, open a case", "受理、立案"),
        Text("ask exchanges and issuers at home and abroad", "向境内外平台、发行方发出请求"),
    ),
    cannot=police.CANNOT,
    ask=requests,
    fields=police.FIELDS,
    when=Text(
        "At once. Which desk is competent differs; ask at the nearest station or on the official site of the police.",
        "尽快。由哪个部门受理各地不同，请询问最近的警署，或查看警方官方网站。",
    ),
    rule=Text(
        "written where the case says elsewhere, or says nothing and times are not shown in Beijing time",
        "案情文件写明在其他地区报案，或未写明且未使用北京时间",
    ),
    applies=lambda matter: matter.region in ("other", ""),
    letter=_letter,
    names_reporter=True,
)
