"""From exports and options to the files of the folder: for `report`, and again for `verify --rebuild`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flagger.cli.options import config_of
from flagger.text import Lang

if TYPE_CHECKING:
    from flagger.importers.reading import Progress
    from flagger.model import Report
    from flagger.render.bundle import Content


def make(
    exports: Sequence[Path],
    langs: Sequence[Lang],
    formats: Sequence[str],
    options: Mapping[str, Any],
    step: "Progress",
) -> "tuple[Report, dict[str, Content]]":
    """The report, and every file of its folder but manifest and provenance; options as `config_of` has them."""
    from flagger.render import bundle, check, render
    from flagger.render.rebuild import AS_GIVEN, OPTIONS, options_file

    check(formats)
    settings = config_of(**options)
    from flagger.pipeline import scan

    made = scan(exports, settings, step)
    given = {file: options.get(name) for name, file in AS_GIVEN.items()}
    given |= {f"mapping-{i}.toml": path for i, path in enumerate(options["mapping"] or (), start=1)}
    inputs = {name: path.read_bytes() for name, path in given.items() if path}
    inputs[OPTIONS] = options_file(settings, langs, formats)
    return made, bundle.files_of(made, render(made, formats, langs), inputs)
