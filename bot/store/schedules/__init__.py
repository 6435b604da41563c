"""Schedules, and the ledger of their due times."""
