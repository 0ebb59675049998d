"""What a recipient gets: the whole folder, one without names, or a public one without the owner's addresses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from flagger.accounts import APPS
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.model import Flag, Report, Source
from flagger.render.bundle import files_of, source_file
from flagger.render.manifest import Content
from flagger.render.naming import throughout
from flagger.render.own_forms import forms, private
from flagger.render.removed import PLATFORM, PUBLIC, REMOVED, removed
from flagger.render.unnamed import reporter, unnamed_case
from flagger.text import Lang, Text

# Written from the redacted report alone; letters hold what the owner told.
PUBLIC_FORMATS = ("html", "pdf")
GONE = "(removed)"  # of a name in an export or in the name of one: no character that a file name cannot hold
_SAID = ("counterparty", "initiator", "label", "method", "note")  # what an export may say of people
_TOLD_OF = ("rejected", "skipped", "warnings")
_TEMPLATES = ("review-template.toml", "case-template.toml")
_PRIVATE = (*_TEMPLATES, "claims/")
_LEAK = Text(
    "an own address would remain in {name}; nothing was written",
    "{name} 中仍会留有本人地址；没有写入任何文件",
)
_TELL_US = Text(
    "This is a mistake of flagger: please report it, without the file.",
    "这是 flagger 的缺陷：请反馈，但不要附上该文件。",
)


def unnamed(report: Report) -> Report:
    """The report without who reports, without notes and without the names of known addresses."""
    known, review = report.config["known"], report.config["review"]
    config = {
        **{
            name: value for name, value in report.config.items() if name != "case"
        },  # a hash of all that was told
        "profile": "platform",
        "known": dict.fromkeys(known if isinstance(known, Mapping) else (), ""),
        "review": [[*answer[:-1], ""] for answer in (review if isinstance(review, list) else ())],
    }
    own, case = reporter(report.case), unnamed_case(report.case) if report.case else None
    made = replace(report, config=config, case=case)
    return made if own is None else _without(made, lambda text: own.sub(GONE, text))


def _without(report: Report, scrub: Callable[[str], str]) -> Report:
    """The report with the reporter taken out of what the exports say, and of their names."""
    table, history = report.history.table, report.history
    changed = {
        column: table[column].map({cell: scrub(cell) for cell in table[column].dropna().unique().tolist()})
        for column in _SAID
    }
    sources = (
        replace(
            source,
            name=scrub(source.name),
            **{part: throughout(getattr(source, part), scrub) for part in _TOLD_OF},
        )
        for source in history.sources
    )
    return replace(
        report,
        history=replace(
            history, sources=tuple(sources), table=table.assign(**changed).astype(table[list(_SAID)].dtypes)
        ),
        flags=tuple(_flag(flag, scrub) for flag in report.flags),
        incidents=tuple(
            replace(
                incident,
                flags=tuple(_flag(flag, scrub) for flag in incident.flags),
                recipients=throughout(incident.recipients, scrub),
            )
            for incident in report.incidents
        ),
    )


def _flag(flag: Flag, scrub: Callable[[str], str]) -> Flag:
    return replace(flag, facts=throughout(flag.facts, scrub))


def platform(
    report: Report, shown: Report, rendered: Iterable[tuple[str, bytes]], langs: Sequence[Lang]
) -> dict[str, Content]:
    """The files of a platform's folder, from a report without names."""
    without = (*_TEMPLATES, *_telling(report, shown))
    files = {n: content for n, content in files_of(shown, rendered, {}).items() if not n.startswith(without)}
    files[REMOVED] = removed(PLATFORM, shown, langs)
    return dict(sorted(files.items()))


def _telling(report: Report, shown: Report) -> list[str]:
    """The copies that name the owner: payment apps' bills in their first lines, others where the name is found."""
    apps = {importer.id for importer in importers() if importer.account in APPS}
    own = reporter(report.case)
    sources = enumerate(zip(report.history.sources, shown.history.sources, strict=True), start=1)
    return [
        source_file(number, called)
        for number, (source, called) in sources
        if source.importer in apps or (own and own.search(_text(source)))
    ]


def _text(source: Source) -> str:
    content = source.content if source.path is None else source.path.read_bytes()
    try:
        return (content or b"").decode(source.encoding, "replace")
    except LookupError:  # a workbook
        return ""


def public(
    report: Report, redacted: Report, rendered: Iterable[tuple[str, bytes]], langs: Sequence[Lang]
) -> dict[str, Content]:
    """The files of a public folder; raises FlaggerError where one would hold an own address all the same."""
    files: dict[str, Content] = {name: content for name, content in rendered if not name.startswith(_PRIVATE)}
    files[REMOVED] = removed(PUBLIC, redacted, langs)
    refuse_own(report, files)
    return dict(sorted(files.items()))


def refuse_own(report: Report, files: Mapping[str, Content]) -> None:
    """Raise FlaggerError where an own address stands in a file or its name, in any spelling."""
    words = {form.lower().encode() for address in private(report) for form in forms(address)}
    for name, content in files.items():
        held = content if isinstance(content, bytes) else content.read_bytes()
        both = held.lower() + b"\n" + name.lower().encode()
        if any(word in both for word in words):
            raise FlaggerError(name, _LEAK, _TELL_US, name=name)
