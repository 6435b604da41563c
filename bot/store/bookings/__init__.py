"""Booked interviews and their drafts."""
