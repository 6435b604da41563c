"""Paths and their stages."""
