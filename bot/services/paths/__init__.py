"""What members do on their path."""
