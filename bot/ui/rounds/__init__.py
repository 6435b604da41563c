"""A round of one member, solo panels among them: cards, forms, presses."""
