"""A Discord in one process, on SimCord: its private names, its people and places, what a client does in it."""
