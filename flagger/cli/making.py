"""From exports and options to the files of the folder: for `report`, and again for `verify --rebuild`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flagger.case_file import RECORDED, recorded
from flagger.cli.notices import refuse_empty
from flagger.cli.options import config_of
from flagger.text import Lang

if TYPE_CHECKING:
    from flagger.importers.reading import Progress
    from flagger.model import Report
    from flagger.render.manifest import Content


class Profile(StrEnum):
    """--profile."""

    full = "full"
    platform = "platform"
    public = "public"


@dataclass(frozen=True, slots=True)
class Asked:
    """What shapes the folder and is no setting of the checks."""

    langs: tuple[Lang, ...]
    formats: Sequence[str]
    profile: Profile = Profile.full
    packs: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What was found, what of it the recipient is shown, and the files but manifest and provenance."""

    report: "Report"
    shown: "Report"
    files: "dict[str, Content]"


def make(
    exports: Sequence[Path],
    asked: Asked,
    options: Mapping[str, Any],
    step: "Progress",
) -> Made:
    """The report and every file of its folder but manifest and provenance; options as `config_of` has them."""
    from flagger.render import check
    from flagger.render.rebuild import AS_GIVEN, OPTIONS, options_file

    check(asked.formats)
    settings = config_of(**options)
    from flagger.pipeline import scan

    made = scan(exports, settings, step)
    refuse_empty(made, asked.langs)
    given = {file: options.get(name) for name, file in AS_GIVEN.items()}
    given |= {f"mapping-{i}.toml": path for i, path in enumerate(options["mapping"] or (), start=1)}
    inputs = {name: path.read_bytes() for name, path in given.items() if path}
    if made.case and made.case.evidence:
        inputs[RECORDED] = recorded(made.case)
    inputs[OPTIONS] = options_file(settings, asked.langs, asked.formats, packs=asked.packs)
    return _made(made, asked, inputs)


def _made(made: "Report", asked: Asked, inputs: Mapping[str, bytes]) -> Made:
    from flagger.render import bundle, render

    if asked.profile is Profile.full:
        files = bundle.files_of(made, render(made, asked.formats, asked.langs), inputs)
        if asked.packs:
            from flagger.render.packs import packs

            platform, public = (
                _shown(made, asked, profile).files for profile in (Profile.platform, Profile.public)
            )
            owners = [wallet.address for wallet in made.history.wallets]
            files |= packs(files, platform, public, owners)
        return Made(made, made, dict(sorted(files.items())))
    return _shown(made, asked, asked.profile)


def _shown(made: "Report", asked: Asked, profile: Profile) -> Made:
    """What a platform or the public is shown."""
    from flagger.render import profile as to
    from flagger.render import render
    from flagger.render.redact import redacted

    if profile is Profile.platform:
        shown = to.unnamed(made)
        rendered = render(shown, asked.formats, asked.langs)
        return Made(made, shown, to.platform(made, shown, rendered, asked.langs))
    shown = redacted(made, asked.langs)
    rendered = render(shown, [name for name in asked.formats if name in to.PUBLIC_FORMATS], asked.langs)
    return Made(made, shown, to.public(made, shown, rendered, asked.langs))
