"""What happens by itself: the clockwork on APScheduler."""
