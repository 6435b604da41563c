"""One round: what happens next in it, which question, which follow-up, what came of it."""
