"""What members do with questions of a server's own."""
