"""Rounds, turns, answers: tables, rows, queries."""
