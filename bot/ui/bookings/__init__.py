"""Booked interviews: cards, presses, and what is announced."""
