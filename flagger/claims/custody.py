"""What letters to those who keep an account share: what is asked first, then what left, to whom, and the owner's words."""

from collections.abc import Sequence

from flagger.claims import owner, paid, papers, support
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.fitting import Short
from flagger.claims.matter import Matter
from flagger.claims.shorts import reference, said_of, short
from flagger.document import Block, Heading, Para
from flagger.text import Lang, Text


def letter(
    matter: Matter, lang: Lang, title: Heading, ask: Sequence[Text], limits: Sequence[Text]
) -> list[Block]:
    """The letter; `limits`: what is not asserted, and what the owner knows that the reader cannot do."""
    moved, received = Text("Transfers", "转账"), Text("Recipients", "收款方")
    if matter.only_apps:
        moved, received = Text("Payments", "付款"), Text("Payees", "收款方")
    return [
        title,
        p.edition(matter, lang),
        owner.account(matter, lang),
        Para((p.said(lang, "What I ask for:", "请求："),), "lead"),
        p.items(lang, ask),
        *(Para((limit.say(lang),)) for limit in limits),
        p.section(lang, *moved),
        *t.confirmed(matter, lang),
        *t.transfers(matter, lang),
        p.section(lang, *received),
        *paid.addresses(matter, lang),
        p.section(lang, "In my own words", "本人陈述"),
        *owner.told(matter, lang),
        *support.log(matter, lang),
        *papers.signed(lang),
    ]


def in_short(matter: Matter, lang: Lang, forms: Sequence[Text], not_asserted: Text) -> Short:
    """The same for a form."""
    more = (not_asserted.say(lang),)
    return short(matter, lang, said_of(forms, lang), more, key=(reference(matter, lang),))
