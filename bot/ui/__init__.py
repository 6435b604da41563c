"""What members see: cards, forms, buttons."""
