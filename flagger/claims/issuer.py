"""The issuer of a stablecoin, through the police: what an issuer needs in order to act."""

from collections.abc import Sequence

from flagger.accounts import NAMES
from flagger.claims import papers
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.issuers import contract_of, issued, issuer_of
from flagger.claims.matter import Matter
from flagger.claims.narrow import narrowed
from flagger.claims.recipient import Recipient
from flagger.claims.records import Total
from flagger.document import Blank, Block, Code, Facts, Para, Row, Table
from flagger.text import Lang, Text

_ASK = (
    Text(
        "Please name the channel through which you accept requests from law enforcement.",
        "请告知接受执法机关请求的渠道；",
    ),
    Text(
        "Please examine, on request of the police, a restriction of the addresses that this letter lists for your token.",
        "请在公安机关提出请求后，审查能否对信中所列、收到贵方代币的地址采取限制措施。",
    ),
)

_NOT_NAMED = (
    "The platform's file names coin and network, no contract. The contract above is the one that the issuer runs on this network; "
    "an explorer shows by each hash whether the transfer used it.",
    "平台的导出文件只写明币种和网络，没有写明合约。上列合约是发行方在该网络运营的合约；各笔转账是否使用该合约，可凭交易哈希在区块链浏览器核对。",
)


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    parts = _parts(matter)
    names = list(dict.fromkeys(issuer_of(total) or "" for part in parts for total in part.totals))
    return [
        p.title(
            lang,
            "To the issuer of a stablecoin, through the police",
            "致稳定币发行方（请由公安机关或律师转交）",
        ),
        p.edition(matter, lang),
        _addressed(names, matter, lang),
        p.para(
            lang,
            "We understand that you act on requests of verified law enforcement, only on your own tokens, and that addresses of "
            "exchanges and other services are as a rule not restricted.",
            "我们了解贵方按经核实的执法机关请求处理，只能处理自己发行的代币，交易平台等服务的地址通常不予限制。",
        ),
        *t.confirmed(parts[0], lang),
        *(block for part in parts[1:] for block in t.confirmed(part, lang)[1:]),
        *_apart(names, lang),
        *(block for name in names for part in parts for block in _part(name, part, lang)),
        p.section(lang, "What is asked for", "请求"),
        p.items(lang, _ASK),
        *papers.signed(lang),
    ]


def _parts(matter: Matter) -> list[Matter]:
    """What files name by contract, then what left each account by coin and network; none where there is neither."""
    named = _about(matter, issued(matter))
    return [*([named] if named.totals else []), *matter.by_coin]


def _addressed(names: Sequence[str], matter: Matter, lang: Lang) -> Facts:
    """Who issues, and who asks: the police fill in their part."""
    return Facts(
        (
            (p.said(lang, "Issuer", "发行方"), (p.joined(lang, names),)),
            (
                p.said(lang, "Police reference", "公安案件编号"),
                (p.value(matter.case.state.police_reference),),
            ),
            (
                p.said(lang, "Contact in law enforcement", "执法机关联系人"),
                (Blank(hint=p.said(lang, "filled in by the police", "由公安机关填写")),),
            ),
        )
    )


def _about(matter: Matter, totals: Sequence[Total]) -> Matter:
    """The matter as far as it is about these tokens: other coins' transfers, addresses, answers are left out."""
    tokens = {(each.network, each.asset, each.contract) for each in totals}
    sent = [each for each in matter.sent if (each.network, each.asset, each.contract) in tokens]
    return narrowed(matter, sent, totals)


def _apart(names: Sequence[str], lang: Lang) -> list[Block]:
    """Said where one letter goes to several issuers."""
    if len(names) < 2:
        return []
    en = "This letter names several issuers. Each can act on its own tokens only, so what concerns each stands apart."
    return [p.note(lang, en, "本信涉及多家发行方；各家只能处理自己发行的代币，因此以下按发行方分列。")]


def _part(name: str, part: Matter, lang: Lang) -> list[Block]:
    """What concerns one issuer, and nothing that concerns another."""
    own = _about(part, [total for total in part.totals if issuer_of(total) == name])
    if not own.totals:
        return []
    if not own.totals[0].contract:
        name += p.said(lang, ", from my {x} account", "，从{x}账户转出", x=NAMES[own.wallets[0]])
    return [
        p.section(lang, "{x}: tokens and contracts", "{x}：代币与合约", x=name),
        *_contracts(own, lang),
        p.section(lang, "{x}: addresses that received", "{x}：收款地址", x=name),
        *_targets(own, lang),
        p.section(lang, "{x}: transfers", "{x}：转账", x=name),
        *t.transfers(own, lang),
    ]


def _contracts(matter: Matter, lang: Lang) -> list[Block]:
    rows = []
    for total in matter.totals:
        amount = total.here[0] if total.here else ""
        cells = ((total.network_name.say(lang),), (total.asset,), (amount,))
        rows.append(Row(cells, ((Code(contract_of(total) or ""),),)))
    head = (p.said(lang, "Network", "网络"), p.said(lang, "Token", "代币"), p.said(lang, "Amount", "数量"))
    made: list[Block] = [Table(head, tuple(rows), frozenset({2}))]
    if all(total.contract for total in matter.totals):
        return made
    return [*made, p.note(lang, *_NOT_NAMED)]


def _targets(matter: Matter, lang: Lang) -> list[Block]:
    """Addresses that received one of these tokens, with a blank for what they hold now."""
    held = Blank(hint=p.said(lang, "amount, time looked up", "余额、查询时间"))
    rows = [
        Row(
            ((party.letter,), (held,)),
            ((Code(party.address, party.link),),),
        )
        for party in matter.parties
    ]
    head = (
        p.said(lang, "Letter", "代号"),
        p.said(lang, "Held now (see the explorer)", "目前余额（见区块链浏览器）"),
    )
    text = p.said(
        lang,
        "The present balance is not in the files; it has to be looked up on the day of the request.",
        "目前余额不在文件中，须在提出请求当日查询。",
    )
    return [Table(head, tuple(rows)), Para((text,), "note")]


RECIPIENT = Recipient(
    id="stablecoin-issuer",
    title=Text("The issuer of a stablecoin, through the police", "稳定币发行方（经公安机关）"),
    can=(
        Text(
            "restrict an address in the token's contract when law enforcement asks",
            "应执法机关请求，在代币合约中限制某个地址",
        ),
    ),
    cannot=(
        Text(
            "act on a private request alone; such requests seldom come first (public statements, 2026-11)",
            "仅凭个人请求处理；个人请求通常也不优先（公开说明，2026-11 查阅）",
        ),
        Text(
            "as a rule, restrict addresses of exchanges and other services", "通常不限制交易平台等服务的地址"
        ),
        Text(
            "restrict coins of the chain itself or other issuers' tokens", "限制公链原生币或其他发行方的代币"
        ),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text("network and token contract", "网络与代币合约"),
        Text("target address, all hashes", "目标地址、全部哈希"),
        Text("present balance of the target address", "目标地址目前余额"),
        Text("police reference and contact", "公安案件编号与联系人"),
    ),
    when=Text(
        "Give it to the police or your lawyer with the report.", "报案时一并交给公安机关，或交给律师。"
    ),
    rule=Text(
        "written where USDT or USDC left under a contract that the issuer itself runs, or an exchange's account by a hash on "
        "Ethereum or TRON",
        "转出的资产中有发行方自有合约的 USDT 或 USDC，或交易所账户在以太坊、波场提出并有交易哈希的 USDT、USDC 时生成",
    ),
    applies=lambda matter: bool(_parts(matter)),
    letter=_letter,
    part="chain",
    english_first=True,
)
