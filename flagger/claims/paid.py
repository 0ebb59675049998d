"""Who received: addresses, or payees as a payment app's bill names them; nothing said about who they are."""

from flagger.claims.matter import Matter
from flagger.claims.parts import joined, note, said
from flagger.claims.records import Party, Verbatim
from flagger.document import Block, Code, Line, Para, Row, Table
from flagger.text import Lang


def addresses(matter: Matter, lang: Lang) -> list[Block]:
    """Those who received, by their letters, with nothing said about who they are."""
    network = () if matter.only_apps else (said(lang, "Network", "网络"),)
    head = (
        said(lang, "Letter", "代号"),
        *network,
        said(lang, "Received", "收到"),
        said(
            lang, "First and last ({x})", "首末时间（{x}）", x=matter.zone_name if matter.only_apps else "UTC"
        ),
    )
    rows = tuple(_received(party, matter, lang) for party in matter.parties)
    return [Table(head, rows), _unknown(matter, lang)]


def _received(party: Party, matter: Matter, lang: Lang) -> Row:
    payee = party.address in matter.payees
    network: tuple[Line, ...] = ()
    if not matter.only_apps:
        network = (("–" if payee else party.network_name.say(lang),),)
    cells: tuple[Line, ...] = (
        (party.letter,),
        *network,
        tuple(Verbatim(x) for x in (joined(lang, party.received) or "–",)),
        (_span(party, matter),),
    )
    below: list[Line] = [(Verbatim(party.address) if payee else Code(party.address, party.link),)]
    if party.like:
        below.append((said(lang, "looks like ", "相似于 "), Code(party.like)))
    if party.label:
        label = said(lang, "label in the file, not verified: ", "文件中的标签，未核实：")
        if payee:
            label = said(
                lang, "the payee's account in the bill, not verified: ", "账单所载收款方账号，未核实："
            )
        below.append((label, Verbatim(party.label)))
    return Row(cells, tuple(below))


def _span(party: Party, matter: Matter) -> str:
    """From when to when: of payment apps as their bills name it."""
    first, last = (when.local if matter.only_apps else when.utc for when in (party.first, party.last))
    return first if first == last else f"{first} – {last}"


def _unknown(matter: Matter, lang: Lang) -> Para:
    names = note(
        lang,
        "The names are as the bill gives them; who the payees really are was not verified.",
        "收款方名称照录自账单，其真实身份未核实。",
    )
    if matter.only_apps:
        return names
    unknown = note(
        lang,
        "To whom, or to which platform, these addresses belong is not in the files and was not verified.",
        "这些地址属于何人、何平台，文件中没有，未核实。",
    )
    return Para((*unknown.line, *((said(lang, " ", ""), *names.line) if matter.payees else ())), "note")
