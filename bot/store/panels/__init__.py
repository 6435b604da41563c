"""Panels, scorecards, and the words that are to be said."""
