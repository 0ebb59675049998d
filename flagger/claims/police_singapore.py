"""Police in Singapore: English first."""

from flagger.claims import parts as p
from flagger.claims import police, police_other
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "Police report on unusual transfers out of my {x}",
        "关于本人{x}资产异常转出的报案材料（新加坡）",
        x=p.held(matter, lang, "cryptocurrency wallet", "虚拟货币钱包"),
    )
    return police.letter(matter, lang, title, police_other.requests, police_other.CHARGE)


RECIPIENT = Recipient(
    id="police-singapore",
    title=Text("Singapore Police Force", "新加坡警察部队"),
    can=(
        Text("record the report, investigate", "受理、调查"),
        Text("ask platforms to restrict accounts", "商请平台限制账户"),
    ),
    cannot=police.CANNOT,
    ask=police_other.requests,
    fields=police.FIELDS,
    when=Text(
        "At once. The police's public advice (2025-02): check and revoke token approvals, move what is left, report. ScamShield "
        "helpline 1799, as named in public material; which fields they ask for was not seen.",
        "尽快。警方公开建议（2025-02）：检查并取消代币授权、转移剩余资产、报警。公开资料中的热线为 1799（ScamShield）；未见其字段要求。",
    ),
    rule=Text("written where the case says Singapore", "案情文件写明在新加坡报案"),
    applies=lambda matter: matter.region == "singapore",
    letter=_letter,
    names_reporter=True,
    english_first=True,
)
