"""Three ways to fill a checklist without reading: what the checker has to beat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union

from bot.interview.model import Field, Item

Row = dict[str, Any]
Ticks = dict[str, bool]
FIELDS = tuple(field.value for field in Field)

# The words that candidates are taught to use, by item.
SIGNALS = {
    Item.ONE_OCCASION: r"last|ago|when|\b20\d\d|지난|당시|작년|때",
    Item.SETTING: r"team|company|as a|20\d\d|팀|회사|에서",
    Item.STAKES: r"problem|issue|customer|impact|문제|고객|장애",
    Item.OWN_DUTY: r"my (?:task|role|job|responsibility)|i was (?:asked|responsible)|제 역할|제가|담당|맡",
    Item.TARGET: r"goal|target|deadline|by |until|목표|까지|이내",
    Item.OWN_ACTIONS: r"\bi\b|저는|제가|직접",
    Item.STEPS: r"first|then|after|먼저|그다음|이후|우선",
    Item.REASONING: r"because|since|so that|때문|위해|왜냐하면",
    Item.OUTCOME: r"result|finally|in the end|결과|결국",
    Item.MEASURED: r"\d",
    Item.LESSON: r"learn|lesson|next time|배웠|배운|깨달|다음",
    Item.CAUSE: r"because|my (?:fault|mistake)|root cause|제 (?:잘못|실수)|원인",
}


def always_yes(_training: Sequence[Row], test: Sequence[Row]) -> list[Ticks]:
    return [dict.fromkeys(Item, True) for _ in test]


def signal_words(_training: Sequence[Row], test: Sequence[Row]) -> list[Ticks]:
    """An item is ticked where one of its signal words stands in its field."""
    return [{item: bool(re.search(SIGNALS[item], row[item.field].lower())) for item in Item} for row in test]


def n_grams(training: Sequence[Row], test: Sequence[Row]) -> list[Ticks]:
    """One logistic regression an item on words, pairs of words and n-grams of characters."""
    texts = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=2),
    )
    seen, unseen = texts.fit_transform([_text(row) for row in training]), texts.transform([_text(row) for row in test])
    ticks: list[Ticks] = [{} for _ in test]
    for item in Item:
        rows = [i for i, row in enumerate(training) if row["labels"][item] is not None]
        regression = LogisticRegression(C=10, solver="liblinear", class_weight="balanced")
        regression.fit(seen[rows], [training[i]["labels"][item] for i in rows])
        for tick, said in zip(ticks, regression.predict(unseen), strict=True):
            tick[item] = bool(said)
    return ticks


def _text(row: Row) -> str:
    return "\n".join(row[field] for field in FIELDS)
