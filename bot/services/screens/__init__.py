"""What members do in a technical screen."""
