"""What is measured, and the labelled answers."""
