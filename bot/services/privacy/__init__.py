"""A member's own data."""
