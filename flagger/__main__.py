"""`python -m flagger`."""

from flagger.cli import app

if __name__ == "__main__":
    app()
