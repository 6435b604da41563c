"""What is asked of the database about practice over time."""
