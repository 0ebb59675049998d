"""What only the owner can tell: who they are, where it was, which wallet or account, and their own words."""

from collections.abc import Mapping

from flagger.accounts import NAMES
from flagger.case import CAUSES
from flagger.claims.matter import Matter
from flagger.claims.parts import choice, held, said, section, value
from flagger.claims.records import Verbatim
from flagger.document import Blank, Block, Code, Facts, Inline, Items, Line, Para, Tag
from flagger.text import Lang, Text

Rows = tuple[tuple[str, Line], ...]

# What to write of a place, by the levels that the region has.
_LEVELS: Mapping[str, Text] = {
    "mainland": Text("province, city, district", "省、市、区"),
    "hong-kong": Text("district", "地区"),
    "taiwan": Text("city or county, district", "县市、区"),
    "singapore": Text("area", "地区"),
    "us": Text("state, city", "州、城市"),
    "uk": Text("county, town or city", "郡、城镇"),
}
_ANYWHERE = Text("country or region, city, district", "国家或地区、城市、区")
_NO_NUMBER = (
    "us",
    "uk",
)  # no form seen there asks for an identity number: it is printed if told, not asked for


def identity(matter: Matter, lang: Lang) -> Rows:
    """Name, number, phone, prefilled from the case."""
    who = matter.case.reporter
    number = (said(lang, "Identity document number", "身份证件号码"), (value(who.id_number),))
    return (
        (said(lang, "Name", "姓名"), (value(who.name),)),
        *((number,) if who.id_number or matter.region not in _NO_NUMBER else ()),
        (said(lang, "Phone", "联系电话"), (value(who.phone),)),
    )


def reporter(matter: Matter, lang: Lang) -> Facts:
    """Who reports, and where they live."""
    residence = (value(matter.case.places.residence, _levels(matter, lang)),)
    return Facts((*identity(matter, lang), (said(lang, "Residence", "居住地"), residence)))


def _levels(matter: Matter, lang: Lang) -> str:
    return _LEVELS.get(matter.region, _ANYWHERE).say(lang)


def place_and_time(matter: Matter, lang: Lang) -> Facts:
    """Where the owner and the device were, and when it was noticed: it decides who is competent."""
    where, hint = matter.case.places, _levels(matter, lang)
    return Facts(
        (
            (said(lang, "Where I was when it happened", "案发时本人所在地"), (value(where.incident, hint),)),
            (said(lang, "Where the device was used", "设备使用地"), (value(where.device, hint),)),
            (said(lang, "When I noticed", "发现时间"), (value(matter.case.event.discovered),)),
        )
    )


def wallets(matter: Matter, lang: Lang) -> list[Block]:
    """The owner's addresses and accounts, each on its own line."""
    return [Items(tuple((own(each, lang),) for each in matter.wallets))]


def own(wallet: str, lang: Lang) -> Inline:
    """An address whole, or what people call an account."""
    return said(lang, "{x} account", "{x}账户", x=NAMES[wallet]) if wallet in NAMES else Code(wallet)


_CONTROL = Text(
    "I can show control of this wallet on request (screen recording or signed message). Nobody needs my seed phrase or "
    "private key for that.",
    "如有需要，本人可以证明控制该钱包（录屏或签名消息）；证明时不需要、本人也不会提供助记词或私钥。",
)
_ACCOUNT = Text(
    "I can show on request that this account is mine (screen recording). Nobody needs my password or codes for that.",
    "如有需要，本人可以证明该账户归本人使用（录屏）；证明时不需要、本人也不会提供密码或验证码。",
)


def shown(matter: Matter, lang: Lang) -> list[Block]:
    """The owner's addresses, and how control of them can be shown."""
    return [
        section(lang, "My {x}", "本人{x}", x=held(matter, lang)),
        *wallets(matter, lang),
        Para(((_CONTROL if matter.self_custody else _ACCOUNT).say(lang),)),
    ]


def account(matter: Matter, lang: Lang) -> Facts:
    """Which account that others keep, and what only the owner can tell."""
    number = Text("user id, phone or e-mail it is opened with", "用户 ID（UID）、登录所用手机号或邮箱")
    names = (NAMES[each].say(lang) for each in matter.accounts)
    return Facts(
        (
            (said(lang, "Account with", "账户所在平台"), ((", " if lang == "en" else "、").join(names),)),
            (said(lang, "Account number", "账户编号"), (value("", number.say(lang)),)),
            (said(lang, "When I noticed", "发现时间"), (value(matter.case.event.discovered),)),
            (said(lang, "Police reference", "公安案件编号"), (value(matter.case.state.police_reference),)),
        )
    )


_OF_WALLETS = ("seed-words", "approval")  # no account has those


def cause(matter: Matter, lang: Lang) -> Inline:
    """What the owner suspects, or what may be ticked."""
    if told := matter.case.event.cause:
        return choice(told, CAUSES, lang)
    return choice("", {x: CAUSES[x] for x in CAUSES if matter.self_custody or x not in _OF_WALLETS}, lang)


def told(matter: Matter, lang: Lang) -> list[Block]:
    """What happened in the owner's own words, or lines to write on."""
    story = matter.case.event.happened
    if not story:
        hint = said(
            lang,
            "what happened, in my own words: when, with whom, on which page or in which chat, how I noticed",
            "用自己的话写明经过：何时、和谁、在哪个网页或聊天里、如何发现",
        )
        return [Para((Tag("statement"), Blank(wide=True, hint=hint)))]
    lines = [line for line in story.split("\n") if line.strip()]
    return [Para((Tag("statement"), Verbatim(line))) for line in lines]
