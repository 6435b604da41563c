"""What a member does in a round of their own."""
