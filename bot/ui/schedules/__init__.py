"""Rhythms: cards, presses, and what is posted when it is due."""
