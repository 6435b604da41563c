"""Technical screens, and what they missed."""
