"""From exports and options to the files of the folder: for `report`, and again for `verify --rebuild`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flagger.cli.options import config_of
from flagger.text import Lang

if TYPE_CHECKING:
    from flagger.importers.reading import Progress
    from flagger.model import Report
    from flagger.render.bundle import Content


class Profile(StrEnum):
    """--profile."""

    full = "full"
    public = "public"


@dataclass(frozen=True, slots=True)
class Made:
    """What was found, what of it the recipient is shown, and the files but manifest and provenance."""

    report: "Report"
    shown: "Report"
    files: "dict[str, Content]"


def make(
    exports: Sequence[Path],
    langs: Sequence[Lang],
    formats: Sequence[str],
    options: Mapping[str, Any],
    step: "Progress",
    profile: Profile = Profile.full,
) -> Made:
    """The report and every file of its folder but manifest and provenance; options as `config_of` has them."""
    from flagger.render import bundle, check, render
    from flagger.render.rebuild import AS_GIVEN, OPTIONS, options_file

    check(formats)
    settings = config_of(**options)
    from flagger.pipeline import scan

    made = scan(exports, settings, step)
    if profile is Profile.public:
        return _public(made, langs, formats)
    given = {file: options.get(name) for name, file in AS_GIVEN.items()}
    given |= {f"mapping-{i}.toml": path for i, path in enumerate(options["mapping"] or (), start=1)}
    inputs = {name: path.read_bytes() for name, path in given.items() if path}
    inputs[OPTIONS] = options_file(settings, langs, formats)
    return Made(made, made, bundle.files_of(made, render(made, formats, langs), inputs))


def _public(made: "Report", langs: Sequence[Lang], formats: Sequence[str]) -> Made:
    from flagger.render import render
    from flagger.render.profile import PUBLIC_FORMATS, public
    from flagger.render.redact import redacted

    shown = redacted(made, langs)
    formats = [name for name in formats if name in PUBLIC_FORMATS]
    return Made(made, shown, public(made, shown, render(shown, formats, langs), langs))
