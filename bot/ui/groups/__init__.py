"""Group rounds: cards, forms, presses, and what is announced."""
