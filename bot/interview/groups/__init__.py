"""A round of a whole group: answered in private, shared on purpose, reviewed blind, revealed together."""
