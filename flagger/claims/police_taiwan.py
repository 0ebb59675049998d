"""Police in Taiwan (165 line); the Chinese letter is set in traditional characters."""

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
        "关于本人{x}异常转出的报案资料",
        x=p.held(matter, lang, "virtual-asset wallet", "虚拟资产钱包"),
    )
    return police.letter(matter, lang, title, police_other.requests, police_other.CHARGE)


RECIPIENT = Recipient(
    id="police-taiwan",
    title=Text("Police in Taiwan (165)", "台湾警方（165）"),
    can=(
        Text("open a case", "受理、立案"),
        Text("ask an issuer through the criminal investigation bureau", "经刑事局商请发行方处理"),
    ),
    cannot=police.CANNOT,
    ask=police_other.requests,
    fields=(
        Text(
            "for each transfer: TxID, asset, network, sending address, receiving address, time",
            "每笔转账：交易序号（TxID）、币种、网络、发送地址、接收地址、时间",
        ),
        Text("context: not only hashes", "说明经过，不要只贴哈希"),
        *police.FIELDS[3:],
    ),
    when=Text(
        "At once: the 165 line or a police station; stop paying, keep the evidence, write a timeline (2026-11, secondary source).",
        "尽快：拨打 165 或到派出所；停止付款、保存证据、写出时间线（2026-11，二手资料）。",
    ),
    rule=Text("written where the case says Taiwan", "案情文件写明在台湾报案"),
    applies=lambda matter: matter.region == "taiwan",
    letter=_letter,
    names_reporter=True,
)
