"""Slash commands and listeners: parse, call one service, show one card."""
