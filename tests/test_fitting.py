"""Short texts: whole lines by weight, measured as the strictest forms count."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flagger.claims.fitting import ASKED, CLOSING, ENTRIES, LAST, LEFT, Short, Wish, at, size


@given(
    asked=st.lists(st.text("字a", min_size=1, max_size=120), max_size=3),
    entries=st.lists(st.text("0xf ", min_size=1, max_size=200), max_size=9),
    last=st.lists(st.text("语b😀", min_size=1, max_size=120), max_size=3),
    limit=st.integers(60, 1000),
)
def test_no_line_is_cut_and_entries_leave_no_gap(
    asked: list[str], entries: list[str], last: list[str], limit: int
) -> None:
    closing = Wish(CLOSING, lambda shown: f"共 {shown} 笔")
    text = Short((closing, *at(ASKED, asked), *at(ENTRIES, entries), *at(LAST, last))).fit(limit)
    assert size(text) <= limit
    *kept, end = text.split("\n")
    shown = int(end.split()[1])
    told = [line for line in kept if re.fullmatch("[0xf ]+", line)]
    assert told == entries[:shown] and set(kept) <= {*asked, *entries, *last}


def test_what_weighs_more_goes_first_and_a_fuller_form_takes_the_place_of_a_brief_one() -> None:
    text = Short(
        (
            Wish(LEFT, "sum"),
            Wish(ASKED, "ask"),
            Wish(ENTRIES, "first"),
            Wish(LEFT, "what left"),
            Wish(CLOSING, lambda shown: f"{2 - shown} more"),
            Wish(ENTRIES + 1, "second"),
        )
    )
    assert text.fit(1_000) == "ask\nwhat left\nfirst\nsecond\n0 more"
    assert text.fit(29) == "ask\nwhat left\nfirst\n1 more"
    assert text.fit(28) == "ask\nwhat left\nfirst", "what left weighs more than the closing line"
    assert text.fit(20) == "ask\nsum\nfirst"
    assert text.fit(13) == "ask\nsum"
    assert text.fit(2) == ""


@pytest.mark.parametrize(
    ("text", "counted"),
    [("abc", 3), ("字", 1), ("😀", 2), ("a\nb", 4), ("no. ____.", 21)],
)
def test_length_is_that_of_the_strictest_form(text: str, counted: int) -> None:
    """A page counts UTF-16 units; a form that is sent has two characters a line end; a blank will be filled in."""
    assert size(text) == counted
