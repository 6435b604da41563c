"""What members do with the stories they keep."""
