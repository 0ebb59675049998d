"""Financial regulators (12378 in mainland China, CFPB in the United States), with a warning about their scope."""

from flagger.claims import owner, papers, support, totals
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.document import Block, Facts, Para
from flagger.text import Lang, Text

_SCOPE = {
    "mainland": Text(
        "This office handles complaints about banks, insurers and other financial institutions it supervises. {X} is "
        "not obviously one of them; the complaint may be turned away.",
        "12378 受理对银行、保险等受监管金融机构的投诉。{x}不当然属于其中，投诉可能不予受理。",
    ),
    "us": Text(
        "The CFPB handles complaints about financial products and passes them to the company. Whether {x} is covered "
        "is decided there; complaints may be published.",
        "CFPB 受理金融产品投诉并转给被投诉公司；{x}是否在范围内由其决定，投诉内容可能被公开。",
    ),
}
_OFFICE = {"mainland": "12378", "us": "CFPB"}
# Which regulator hears complaints about payment firms was not read in the original: to be asked first.
_PAYMENT = Text(
    "A complaint is about the payment firm and how it handled the matter, not about the payee. Ask first which office hears "
    "complaints about payment firms.",
    "投诉的对象是支付机构及其处理情况，不是收款方。支付机构的投诉由哪个部门受理，请先问清。",
)
_ASK = (
    Text(
        "Please pass this complaint to the institution named and have it answer in writing.",
        "请将本投诉转交被投诉机构，并要求其书面答复。",
    ),
)
_KNOWN = Text(
    "I understand that this office does not investigate offences and acts on institutions that it supervises only.",
    "本人了解贵部门不侦查案件，只处理受其监管的机构。",
)


def _scope(matter: Matter, lang: Lang) -> str:
    """What the office hears, and that what keeps these assets may not be among it: for the owner, not for the office."""
    if matter.only_apps and matter.region != "us":
        return _PAYMENT.say(lang)
    keeper = Text("a self-custody wallet", "自托管钱包")
    if not matter.self_custody:
        keeper = (
            Text("a payment app", "支付应用") if matter.only_apps else Text("an exchange", "虚拟货币交易平台")
        )
    name = keeper.say(lang)
    scope = _SCOPE.get(matter.region, _SCOPE["mainland"])
    return scope.say(lang, x=name, X=name.capitalize())


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(
            lang,
            "Complaint to a financial regulator ({x})",
            "金融消费投诉材料（{x}）",
            x=_OFFICE.get(matter.region, "12378"),
        ),
        p.edition(matter, lang),
        p.section(lang, "Complainant", "投诉人"),
        Facts(owner.identity(matter, lang)),
        p.section(lang, "Institution complained about", "被投诉人"),
        _institution(lang),
        p.section(lang, "What I ask for", "投诉请求"),
        p.items(lang, _ASK),
        _outcome(matter, lang),
        Para((_KNOWN.say(lang),)),
        p.section(lang, "Main facts", "主要事实"),
        *owner.told(matter, lang),
        *t.confirmed(matter, lang),
        *totals.sums(matter, lang),
        p.section(lang, "Grounds and papers", "相关依据"),
        *t.transfers(matter, lang),
        *support.log(matter, lang),
        *papers.files(matter, lang),
        *papers.signed(lang),
    ]


def _institution(lang: Lang) -> Facts:
    hint = Text("bank, payment firm or platform, not the app's nickname", "银行、支付机构或平台的全称")
    return Facts(
        (
            (p.said(lang, "Name", "名称"), (p.value("", hint.say(lang)),)),
            (p.said(lang, "Its final answer and date", "其最终答复及日期"), (p.value(""),)),
        )
    )


def _outcome(matter: Matter, lang: Lang) -> Para:
    hint = p.said(lang, "for example an answer in writing", "例如：书面说明处理情况")
    wanted = p.said(lang, "Outcome wanted: ", "希望的结果：")
    return Para((wanted, p.value(matter.case.state.outcome, hint)))


RECIPIENT = Recipient(
    id="regulator",
    title=Text("Financial regulator (12378, CFPB)", "金融监管部门（12378、CFPB）"),
    can=(
        Text(
            "forward a complaint and require an answer from firms it supervises",
            "转交投诉，要求受监管机构答复",
        ),
    ),
    cannot=(
        Text("investigate offences", "侦查案件"),
        Text(
            "act on firms that it does not supervise, such as most self-custody wallets",
            "处理不受其监管的机构（例如多数自托管钱包）",
        ),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text("complainant: name, identity, contact; signature", "投诉人：姓名、身份信息、联系方式；签字"),
        Text("institution complained about", "被投诉人基本情况"),
        Text("request, main facts, grounds", "投诉请求、主要事实、相关依据"),
    ),
    when=Text(
        "After the institution's final answer; where a bank or payment firm was involved, also at once. Answers were announced "
        "within about 15 working days (12378) or 15 to 60 days (CFPB), read 2026-11.",
        "收到机构最终答复之后；如涉及银行、支付机构，也可立即投诉。"
        "公开说明的答复时间约 15 个工作日（12378）或 15 至 60 天（CFPB），2026-11 查阅。",
    ),
    rule=Text(
        "written where the case or Beijing time point to mainland China, or the case says United States",
        "案情文件写明在中国大陆或美国，或未写明且使用北京时间",
    ),
    applies=lambda matter: matter.region in _SCOPE,
    letter=_letter,
    mind=_scope,
    names_reporter=True,
)
