"""Words that letters share: titles, blanks, who reports, the owner's own words, where they sign."""

from collections.abc import Mapping, Sequence

from flagger.accounts import NAMES
from flagger.case import CAUSES
from flagger.claims.base import Matter, Verbatim
from flagger.document import Blank, Block, Code, Facts, Heading, Inline, Items, Line, Para, Tag
from flagger.text import Lang, Text

BOX = "□"
CHECKED = "2026-11"  # when the public pages that these letters follow were read


def said(lang: Lang, en: str, zh: str, /, **facts: object) -> str:
    """A phrase in the language asked for."""
    return Text(en, zh).say(lang, **facts)


def title(lang: Lang, en: str, zh: str, /, **facts: object) -> Heading:
    """A letter's title."""
    return Heading(said(lang, en, zh, **facts), 1)


def held(matter: Matter, lang: Lang, en: str = "wallet", zh: str = "钱包") -> str:
    """These words for the owner's wallet, what an account that others keep is called, or both."""
    if matter.self_custody:
        wallet = said(lang, en, zh)
        return wallet + said(lang, " and account", "和账户") if matter.accounts else wallet
    return said(lang, "payment account", "支付账户") if matter.only_apps else said(lang, "account", "账户")


def section(lang: Lang, en: str, zh: str, /, **facts: object) -> Heading:
    """A section's title."""
    return Heading(said(lang, en, zh, **facts), 2)


def para(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph of words."""
    return Para((said(lang, en, zh, **facts),))


def note(lang: Lang, en: str, zh: str, /, **facts: object) -> Para:
    """A paragraph in small print."""
    return Para((said(lang, en, zh, **facts),), "note")


def items(lang: Lang, texts: Sequence[Text], *, ordered: bool = True) -> Items:
    """Phrases as a list."""
    return Items(tuple((text.say(lang),) for text in texts), ordered)


def value(text: str, hint: str = "") -> Inline:
    """What the owner has told, or a line to write on."""
    return Verbatim(text) if text else Blank(hint=hint)


def choice(text: str, of: Mapping[str, Text], lang: Lang) -> Inline:
    """An answer out of a few in words, or all of them with boxes to tick."""
    if text:
        return of[text].say(lang)
    gap = "  " if lang == "en" else "　"
    return gap.join(f"{BOX} {each.say(lang)}" for each in of.values())


def edition(matter: Matter, lang: Lang) -> Facts:
    """Which paper this is: number, version, date by hand, what it replaces."""
    told = matter.case.edition
    rows: list[tuple[str, Line]] = [
        (said(lang, "Report number", "报告编号"), (Code(matter.report_id),)),
        (said(lang, "Version", "版次"), (value(told.version),)),
        (
            said(lang, "Replaces report number", "取代报告编号"),
            (value(told.supersedes, said(lang, "if any", "如有")),),
        ),
        (said(lang, "Date (by hand)", "制作日期（手写）"), (Blank(),)),
    ]
    return Facts(tuple(rows))


def _place(matter: Matter, lang: Lang) -> str:
    """What to write of a place, by the levels that the region has."""
    if lang == "en":
        return (
            "province, city, district" if matter.region == "mainland" else "country or region, city, district"
        )
    # Traditional letters have words of their own for the same three levels.
    levels = matter.region in ("mainland", "hong-kong", "taiwan")
    return "省、市、区" if levels else "国家或地区、城市、区"


def reporter(matter: Matter, lang: Lang) -> Facts:
    """Who reports, prefilled from the case."""
    who, where = matter.case.reporter, matter.case.places
    return Facts(
        (
            (said(lang, "Name", "姓名"), (value(who.name),)),
            (said(lang, "Identity document number", "身份证件号码"), (value(who.id_number),)),
            (said(lang, "Phone", "联系电话"), (value(who.phone),)),
            (
                said(lang, "Residence", "居住地"),
                (value(where.residence, _place(matter, lang)),),
            ),
        )
    )


def place_and_time(matter: Matter, lang: Lang) -> Facts:
    """Where the owner and the device were, and when it was noticed: it decides who is competent."""
    where, hint = matter.case.places, _place(matter, lang)
    return Facts(
        (
            (said(lang, "Where I was when it happened", "案发时本人所在地"), (value(where.incident, hint),)),
            (said(lang, "Where the device was used", "设备使用地"), (value(where.device, hint),)),
            (said(lang, "When I noticed", "发现时间"), (value(matter.case.event.discovered),)),
        )
    )


def whole(lang: Lang, text: str | None, link: str | None = None) -> Inline:
    """An address or hash in full, or that the file does not state it."""
    return Code(text, link) if text else said(lang, "not in the file", "文件未载明")


def wallets(matter: Matter, lang: Lang) -> list[Block]:
    """The owner's addresses and accounts, each on its own line."""
    return [Items(tuple((_wallet(own, lang),) for own in matter.wallets))]


def _wallet(own: str, lang: Lang) -> Inline:
    return said(lang, "{x} account", "{x}账户", x=NAMES[own]) if own in NAMES else Code(own)


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


_ACCOUNT_CAUSES: Mapping[str, Text] = {
    "password": Text("a password or code may be known to others", "密码或验证码可能泄露"),
    "wrong-address": Text("a wrong recipient was paid", "付给了错误的收款方"),
    **{each: CAUSES[each] for each in ("deceived", "fake-app", "unknown")},
}


def cause(matter: Matter, lang: Lang) -> Inline:
    """What the owner suspects, or what may be ticked: of an account nobody holds a seed phrase."""
    told = matter.case.event.cause
    if told or not matter.accounts:
        return choice(told, CAUSES, lang)
    return choice("", {**_ACCOUNT_CAUSES, **CAUSES} if matter.self_custody else _ACCOUNT_CAUSES, lang)


def told(matter: Matter, lang: Lang) -> list[Block]:
    """What happened in the owner's own words, or lines to write on."""
    story = matter.case.event.happened
    if not story:
        hint = said(
            lang,
            "what happened, in my own words",
            "用自己的话写明经过：何时、和谁、在哪个网页或聊天里、如何发现",
        )
        return [Para((Tag("statement"), Blank(wide=True, hint=hint)))]
    lines = [line for line in story.split("\n") if line.strip()]
    return [Para((Tag("statement"), Verbatim(line))) for line in lines]


def inferences(matter: Matter, lang: Lang) -> list[Block]:
    """Which patterns the transfers fit, said to be inferences."""
    made: list[Block] = []
    for group in matter.groups:
        text = said(
            lang,
            "{n}: fits the pattern “{title}”. The pattern follows public rules and may be wrong; reasons and the other "
            "side of the matter are in the report.",
            "{n}与“{title}”的样式相符。此为按公开规则得出的推断，可能有误；依据及相反情况见报告。",
            n=group.numbers.say(lang),
            title=group.title.say(lang),
        )
        made.append(Para((Tag("inference"), text)))
    return made
