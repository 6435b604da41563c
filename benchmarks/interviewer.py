"""How well the checker hears what an interviewer hears: python -m benchmarks.interviewer

Two tables, each on what trained its weights (`open`: too good by that; out of fold figures are printed by the
trainers) and on what nobody who works on the checker reads (`sealed`): does a story answer its
question, does a reply give what it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from benchmarks.instances import answer_of
from benchmarks.train_fit import Row, library
from benchmarks.train_fit import rows_of as pairs
from benchmarks.train_replies import rows_of as replies
from bot.checker import check, judge_reply
from bot.interview.hearing import Fits
from bot.interview.model import Item, Lang


def share(found: Iterable[bool]) -> str:
    every = [*found]
    return f"{sum(every) / len(every):.2f}" if every else ""


def fit_row(lang: Lang, rows: Sequence[Row]) -> list[str]:
    said = {label: [] for label in Fits}
    for row in rows:
        said[Fits(row["fits"])].append((row, _fits(lang, row)))
    cells = [share(found[0] is not Fits.YES for _, found in said[label]) for label in (Fits.NO, Fits.PARTLY, Fits.YES)]
    exact = [share(found[0] is label for _, found in said[label]) for label in (Fits.NO, Fits.PARTLY)]
    lacking = [(row, found) for label in (Fits.NO, Fits.PARTLY) for row, found in said[label] if found[1]]
    named = share(found[1] in (row["missing"], row.get("also_missing")) for row, found in lacking)
    return [str(len(rows)), *cells, *exact, named]


def _fits(lang: Lang, row: Row) -> tuple[Fits, str | None]:
    question = library().questions[row["question_id"]]
    fit = check(answer_of(row), lang, question.principle, question.facets).fit
    if fit is None:
        return Fits.NO, question.facets[0].facet.value
    return fit.fits, fit.missing.facet.value if fit.missing else None


def reply_row(lang: Lang, rows: Sequence[Row]) -> list[str]:
    met = [(row["met"], judge_reply(answer_of(row), Item(row["item"]), row["reply"], lang)[0]) for row in rows]
    return [
        str(len(rows)),
        share(label == found for label, found in met),
        share(found for label, found in met if label),
        share(found for label, found in met if not label),
    ]


def table(
    title: str,
    columns: str,
    row: Callable[[Lang, Sequence[Row]], list[str]],
    files: dict[str, Callable[[Lang], list[Row]]],
) -> None:
    print(f"\n## {title}\n\n| set | language | {columns} |")
    print("|---|---|" + "---:|" * (columns.count("|") + 1))
    for name, read in files.items():
        for lang in Lang:
            print(f"| {name} | {lang} | {' | '.join(row(lang, read(lang)))} |", flush=True)


def main() -> None:
    table(
        "Does a reply give what was asked for",
        "replies | right | met ones taken | others taken",
        reply_row,
        {"open": replies, "sealed": lambda lang: replies(lang, "sealed")},
    )
    table(
        "Does the story answer its question",
        "pairs | told for another question, noticed | partly, noticed | fitting, alarmed | no said no"
        " | partly said partly | of those noticed, the missing facet named",
        fit_row,
        {"open": pairs, "sealed": lambda lang: pairs(lang, "sealed")},
    )


if __name__ == "__main__":
    main()
