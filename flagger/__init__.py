"""flagger: finds and explains the unusual transfers in an exported wallet history."""

__version__ = "0.1.0"
