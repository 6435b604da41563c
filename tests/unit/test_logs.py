"""Logs hold no tokens."""

import json
import logging
import sys

from bot.logs import JsonFormatter, TextFormatter

ADDRESS = "https://discord.example/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original"


def record(text):
    try:
        raise RuntimeError(text)
    except RuntimeError:
        return logging.LogRecord("bot", logging.ERROR, "", 1, "failed at %s", (text,), sys.exc_info())


def test_the_token_of_an_interaction_is_masked_in_text_and_in_traces():
    for formatter in (TextFormatter(), JsonFormatter()):
        line = formatter.format(record(ADDRESS))
        assert "aW50ZXJhY3Rpb24" not in line
        assert "/webhooks/123/…/messages" in line


def test_a_line_of_json_is_one_line():
    line = JsonFormatter().format(record("two\nlines"))
    assert "\n" not in line
    assert json.loads(line)["level"] == "ERROR"
