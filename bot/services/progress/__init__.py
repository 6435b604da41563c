"""Progress of a member."""
