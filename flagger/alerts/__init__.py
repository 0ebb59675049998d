"""Alerts: what is said of a new incident, and how it is handed over without being lost or doubled."""
