"""Use cases, one a function: load, decide, save, hand back what to show."""
