"""The stories that members keep."""
