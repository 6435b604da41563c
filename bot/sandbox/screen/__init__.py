"""What a member sees in the terminal, and when."""
