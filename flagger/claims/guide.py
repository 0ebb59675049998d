"""claims/00-read-first: who can do what, what to ask, and why these letters were written and no others."""

from flagger import claims
from flagger.cautions import second_scam, secrets
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Facts, Heading, Items, Line, Para
from flagger.text import Lang, Text

_FIRST = (
    Text("Do not remove the app and do not reset the phone.", "不要卸载应用、不要恢复出厂设置。"),
    Text("Write down when you noticed.", "记下发现时间。"),
)
_EXPECT = Text(
    "In most cases nothing was recovered. An early report helps to preserve traces; there is no reliable figure that a report "
    "within hours brings assets back.",
    "多数案件未能追回；尽早报警有助于保全线索，没有可靠数据证明几小时内报警就能追回。",
)


def guide(matter: Matter, lang: Lang) -> list[Block]:
    """The guide to the letters, for the owner."""
    chosen = claims.chosen(matter)
    made: list[Block] = [
        p.title(
            lang, "Read this first: whom to write to, and what to ask", "请先看这一页：写给谁、请对方做什么"
        ),
        Para((p.said(lang, "First three things:", "先做三件事："),), "lead"),
        p.items(lang, (secrets(matter.wallets), *_FIRST)),
        Para(
            (
                p.said(lang, "Beware of a second scam. ", "谨防二次诈骗："),
                second_scam(matter.wallets).say(lang),
            ),
            "warn",
        ),
        Para((_EXPECT.say(lang),)),
        *_state(matter, lang),
        p.note(
            lang,
            "What recipients can and cannot do follows their public pages, read in {date}; pages change. No phone number or "
            "mail address of a {who} is printed here, "
            "because false ones circulate: take them from the official site or app.",
            "对方能做和不能做的，依据其公开说明整理（{date} 查阅），可能变化。"
            "{who}的电话和邮箱不印在这里，因为常有人冒充：请从官方网站或应用内获取。",
            date=p.CHECKED,
            who=_who(matter).say(lang),
        ),
    ]
    for recipient in chosen:
        made += _about(recipient, matter, lang)
    return [*made, *_others(chosen, lang)]


def _who(matter: Matter) -> Text:
    """Those in whose name people write: of a payment app's bill neither issuers nor wallets."""
    if matter.only_apps:
        return Text("payment firm or bank", "支付机构、银行")
    if not matter.self_custody:
        return Text("platform or issuer", "平台、发行方")
    return Text("platform, issuer or wallet", "平台、发行方、钱包")


def _state(matter: Matter, lang: Lang) -> list[Block]:
    if not matter.answered:
        text = p.said(
            lang,
            "Before you send anything: answer the questions of review-template.toml and make the report again. Until then the "
            "letters say that nothing is confirmed.",
            "发出之前：请先回答 review-template.toml 中的问题，再重新生成报告。在此之前，信中会写明“本人尚未逐笔确认”。",
        )
    elif matter.open:
        text = p.said(
            lang,
            "The letters hold only the transfers that you have confirmed as not intended. Flagged transfers not answered yet, "
            "or answered “not sure”, are not in the letters: {n}.",
            "信中只写您已确认为非本意的转出。另有 {n} 笔被标记的转出尚未答复或答复为“不确定”，未写入信中。",
            n=len(matter.open),
        )
    else:
        text = p.said(
            lang,
            "The letters hold the transfers that you have confirmed as not intended.",
            "信中写的是您已确认为非本意的转出。",
        )
    return [Para((text,), "lead"), *_story(matter, lang)]


def _story(matter: Matter, lang: Lang) -> list[Block]:
    """The owner's words are theirs: no software decides what of them is whose business."""
    if not matter.case.event.happened:
        return []
    return [
        p.para(
            lang,
            "What you wrote of what happened stands in the letters in your own words; nothing is cut to suit the reader. Read "
            "each letter before you send it, and take out in Word what is no business of that reader.",
            "您写的经过在信中是原话，软件不会按收件方删减。发出前请逐封看一遍；与对方无关的内容，可在 Word 里删去。",
        )
    ]


def _about(recipient: Recipient, matter: Matter, lang: Lang) -> list[Block]:
    told = claims.seen_by(recipient, matter)

    def listed(texts: tuple[Text, ...]) -> Line:
        return (("; " if lang == "en" else "；").join(text.say(lang).rstrip("；;。.") for text in texts),)

    return [
        Heading(f"{claims.number(recipient):02d} {recipient.title.say(lang)}", 3),
        Facts(
            (
                (p.said(lang, "Can", "能做"), listed(recipient.can)),
                (p.said(lang, "Cannot", "不能做"), listed(recipient.cannot)),
                (p.said(lang, "Ask for exactly this", "请对方做的"), listed(recipient.ask(told))),
                (p.said(lang, "They need", "对方需要"), listed(recipient.fields)),
                (p.said(lang, "When", "何时"), (recipient.when.say(lang),)),
                *(((p.said(lang, "Mind", "注意"), (recipient.mind(told, lang),)),) if recipient.mind else ()),
                (p.said(lang, "Why this letter", "为何有这封信"), (recipient.rule.say(lang),)),
                *_english(recipient, lang),
            )
        ),
    ]


def _english(recipient: Recipient, lang: Lang) -> tuple[tuple[str, Line], ...]:
    """Where English has to be sent, which files hold it."""
    if lang == "en" or not (recipient.english_first or recipient.english_too):
        return ()
    both = "请提交英文版（文件名带 -en）；中文版里先是英文，后是中文对照，供您自己看。"
    own = "表单多为英文：可复制文件名带 -en 的版本。"
    return (("语言", (both if recipient.english_first else own,)),)


def _others(chosen: list[Recipient], lang: Lang) -> list[Block]:
    written = {each.id for each in chosen}
    rest = [each for each in claims.recipients() if each.id not in written]
    if not rest:
        return []
    colon = ": " if lang == "en" else "："
    lines: tuple[Line, ...] = tuple((f"{each.title.say(lang)}{colon}{each.rule.say(lang)}",) for each in rest)
    return [
        p.section(lang, "Letters not written here, and when they are", "没有生成的信件及其条件"),
        Items(lines),
    ]
