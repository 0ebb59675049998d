"""Sections of the report, one module each: `build(view, lang)` gives its blocks."""
