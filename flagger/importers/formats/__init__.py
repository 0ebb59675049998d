"""One module a site, wallet or program: its layouts, declared in `IMPORTERS`. The registry is one folder up."""
