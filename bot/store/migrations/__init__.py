"""The steps from an empty database to the tables of today. `HEAD` is the last of them (a test compares)."""

from __future__ import annotations

HEAD = "0014"
