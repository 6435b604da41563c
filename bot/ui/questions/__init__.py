"""The queue of a server's own questions."""
