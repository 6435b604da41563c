"""Panels: cards, forms, presses, and what is announced."""
