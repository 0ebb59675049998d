"""Police in Hong Kong; the Chinese letter is set in traditional characters."""

from flagger.claims import parts as p
from flagger.claims import police, police_other
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block
from flagger.text import Lang, Text


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    title = p.title(
        lang,
        "Report on unusual transfers out of my {x}",
        "关于本人{x}不寻常转出的报案资料",
        x=p.held(matter, lang, "virtual-asset wallet", "虚拟资产钱包"),
    )
    return police.letter(matter, lang, title, police_other.requests, police_other.CHARGE)


RECIPIENT = Recipient(
    id="police-hong-kong",
    title=Text("Hong Kong Police", "香港警务处"),
    can=(
        Text("open a case, trace on their own", "受理、立案、自行追踪"),
        Text(
            "ask an issuer or platform; they act for police or a court only",
            "商请发行方、平台处理（对方只应警方或法院要求处理）",
        ),
    ),
    cannot=police.CANNOT,
    ask=police_other.requests,
    fields=(
        Text("transaction IDs (hashes)", "交易ID（哈希）"),
        Text("screenshots and e-mails", "截图、电邮"),
        *police.FIELDS[:3],
    ),
    when=Text(
        "At once: 999 if urgent, otherwise a police station or the police's e-Report Centre; 18222 is the advice line named in "
        "public material (2026-11, secondary source).",
        "尽快：紧急情况致电 999；否则到警署，或使用警方电子报案中心。公开资料中的防骗咨询热线为 18222（2026-11，二手资料）。",
    ),
    rule=Text("written where the case says Hong Kong", "案情文件写明在香港报案"),
    applies=lambda matter: matter.region == "hong-kong",
    letter=_letter,
    names_reporter=True,
)
