"""A loop with a panel: who interviews whom, and the debrief."""
