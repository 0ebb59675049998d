"""The words a desk officer needs to read this report, in plain language."""

from flagger.document import Block, Facts, Heading
from flagger.render.sections.phrases import CHECKED, note, said
from flagger.render.terms import BASIC, FURTHER, TRON
from flagger.render.view_totals import View
from flagger.text import Lang, Text

# Those of the words that a report on payment apps uses.
_OF_ACCOUNTS = {
    "checksum (SHA-256)",
    "UTC",
    "record, inference, owner's statement",
    "address or amount “involved” (涉案)",
    "receipt; notice of opening a case",
}
# Words about keys and approvals, which nobody has of an account that a platform keeps.
_OF_WALLETS = {
    "seed phrase, private key",
    "approval",
    "self-custodial wallet",
    "spender, allowance",
    "signed permit",
    "energy, bandwidth",
    "Owner and Active permissions",
    "multi-signature",
}
_ORDER = (
    Text("order number", "订单号"),
    Text("The platform's own number of one payment.", "平台给每笔付款的编号，可凭它向平台查询。"),
)


def build(view: View, lang: Lang) -> list[Block]:
    """The terms of every report, then those this one needs."""
    terms = [*BASIC, *(TRON if "tron" in view.networks else ()), *FURTHER]
    if view.only_accounts:
        terms = [term for term in terms if term[0].en not in _OF_WALLETS]
    if view.only_apps:
        terms = [_ORDER, *(term for term in FURTHER if term[0].en in _OF_ACCOUNTS)]
    rows = tuple((word.say(lang), (meaning.say(lang),)) for word, meaning in terms)
    return [
        Heading(said(lang, "Glossary", "名词解释"), anchor="glossary"),
        Facts(rows),
        note(
            lang,
            "Names of procedures follow public texts read {when}; the rules in force decide.",
            "程序名称参照 {when} 查阅的公开文本，以现行规定为准。",
            when=CHECKED,
        ),
    ]
