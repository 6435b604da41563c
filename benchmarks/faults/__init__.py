"""What becomes of every request of the bot when it goes wrong, and of every deed when the process is killed."""
