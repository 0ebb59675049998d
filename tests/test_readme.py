"""README: its commands exist, its two marked commands can be taken from it, its steps serve beginners of both languages."""

import re
from collections.abc import Callable

import pytest
from story import ROOT
from typer.testing import Result

Run = Callable[..., Result]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "end"), [("report", "drained/*.csv"), ("test", "pytest")])
def test_the_marked_commands_are_one_line_each(name: str, end: str) -> None:
    found = re.findall(rf"<!-- command: {name} -->\n```sh\n(.+)\n```\n", README)
    assert len(found) == 1 and found[0].startswith("python3 -m venv .venv && ") and found[0].endswith(end)


def test_every_command_and_option_exists(flagger: Run) -> None:
    commands = set(re.findall(r"[`/\\]flagger ([a-z]+)[ `\n]", README))
    assert {
        "report",
        "scan",
        "inspect",
        "verify",
        "watch",
        "formats",
        "rules",
        "explain",
        "evaluate",
    } <= commands
    text = "".join(flagger(command, "--help").stdout for command in sorted(commands))
    assert not [option for option in set(re.findall(r"`(--[a-z-]+)", README)) if option not in text]


def test_links_within_lead_to_headings() -> None:
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", README)
    assert links and set(links) <= anchors


@pytest.mark.parametrize("heading", ["第一次使用", "Step by step"])
def test_a_beginner_is_led_from_nothing_to_a_report(heading: str) -> None:
    part = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for word in (
        "python.org",
        "Download ZIP",
        "README.md",
        "Windows",
        "macOS",
        "cmd",
        "report.html",
        "--own",
    ):
        assert word in part, word
    if heading == "第一次使用":
        assert (
            r".venv\Scripts\flagger report 我的导出" in part and ".venv/bin/flagger report 我的导出" in part
        )


def test_the_headings_a_beginner_needs_are_in_both_languages() -> None:
    for heading in (
        "Try it",
        "Your own wallet",
        "Commands",
        "What the folder holds",
        "Settings",
        "you want",
        "command",
    ):
        assert re.search(rf"{heading}[^\n|]* · [^\n|]*[一-鿿]", README), heading
