"""What members do with rhythms, and what is due."""
