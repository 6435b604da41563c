"""The trained weights know every item that the rubric has."""

import pytest

from bot.checker.linear import model
from bot.interview.model import Item


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("item", Item)
def test_the_weights_have_every_item(lang, item):
    assert item in model(lang), (
        f"bot/checker/weights.{lang}.json has no {item.value!r}: python -m benchmarks.train_checker"
    )
