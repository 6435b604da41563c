"""The technical screen: which question comes next, and what an answer came to."""
