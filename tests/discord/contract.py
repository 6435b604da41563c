"""Holds each request of the bot against Discord's own OpenAPI file, where that file is at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import extend
from simcord import HttpLogEntry

from tests import ROOT

SPECIFICATION = ROOT.parent / "shared" / "discord-openapi.json"
_METHODS = ("get", "post", "put", "patch", "delete")
# A file with all kinds of answers to an interaction in one place says little about which of them is wrong.
_CALLBACKS = {
    1: "PongInteractionCallbackRequest",
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}

_judged: dict[str, tuple[str, ...]] = {}


def violations(requests: Iterable[HttpLogEntry]) -> list[str]:
    """One line for each thing that Discord would not take; nothing where the file is missing."""
    if not SPECIFICATION.exists():
        return []
    return [line for request in requests for line in _verdict(request)]


def _verdict(request: HttpLogEntry) -> tuple[str, ...]:
    """The same request, such as the commands that every bot begins with, is judged once."""
    key = f"{request.method} {request.path} {json.dumps(request.json, sort_keys=True, default=str)}"
    if key not in _judged:
        _judged[key] = tuple(_violations(request))
    return _judged[key]


def _violations(request: HttpLogEntry) -> Iterator[str]:
    template = _template(request.method, request.path)
    if template is None:
        yield f"{request.method} {request.path}: Discord has no such route"
        return
    if request.json is None:
        return
    validator = _validator(_pointer(request.method, template, request.json))
    if validator is None:
        return
    for error in validator.iter_errors(_with_ids_as_text(request.json)):
        cause = best_match([error])
        where = "/".join(map(str, cause.absolute_path))
        yield f"{request.method} {template} {where}: {cause.message[:200]}"


def _with_ids_as_text(body: Any) -> Any:
    """discord.py sends some ids as numbers, which Discord takes as well, though its file says text."""
    if isinstance(body, dict):
        # A component's own "id" is a number; that of an attachment or of what a menu begins with is text. Attachments
        # have a file name, and the kinds of what a menu begins with have names, not numbers.
        is_file = "filename" in body or isinstance(body.get("type"), str)
        return {
            key: str(value)
            if type(value) is int and (key.endswith("_id") or (key == "id" and is_file))
            else _with_ids_as_text(value)
            for key, value in body.items()
        }
    # A list of bare numbers may hold ids, too: of those whom a message may ping. Ids begin with a time, and are large.
    if isinstance(body, list):
        return [str(part) if type(part) is int and part >= 1 << 22 else _with_ids_as_text(part) for part in body]
    return body


@cache
def _paths() -> dict[str, Any]:
    return dict(_document()["paths"])


@cache
def _document() -> dict[str, Any]:
    """The file, with each reference replaced by what it stands for: to look them up takes most of the time."""
    document = json.loads(SPECIFICATION.read_text("utf-8"))
    waiting = [document]
    while waiting:
        node = waiting.pop()
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(value, dict) and isinstance(value.get("$ref"), str):
                node[key] = _referred(document, value)
            elif isinstance(value, dict | list):
                waiting.append(value)
    return dict(document)


def _referred(document: dict[str, Any], node: Any) -> Any:
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        node = document
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
    return node


def _one_of(validator: Any, branches: list[dict[str, Any]], instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Where the types of components tell the branches apart, only the meant one is looked at, and named in errors."""
    kind = instance.get("type") if isinstance(instance, dict) else None
    meant = [index for index, branch in enumerate(branches) if kind in _types(branch)]
    if kind is None or len(meant) != 1:
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, branches, instance, schema)
    else:
        yield from validator.descend(instance, branches[meant[0]], schema_path=meant[0])


def _types(branch: dict[str, Any]) -> list[Any]:
    return list(branch.get("properties", {}).get("type", {}).get("enum", []))


_Validator = extend(Draft202012Validator, {"oneOf": _one_of})


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    return [
        (method.upper(), template, re.compile(re.sub(r"\{[^}]+\}", "[^/]+", template)))
        for template, item in _paths().items()
        for method in item
        if method in _METHODS
    ]


def _template(method: str, path: str) -> str | None:
    """The route with the fewest gaps that this path fits."""
    fitting = [template for known, template, pattern in _patterns() if known == method and pattern.fullmatch(path)]
    return min(fitting, key=lambda template: template.count("{"), default=None)


def _pointer(method: str, template: str, body: Any) -> str:
    if template.endswith("/callback"):
        return f"/components/schemas/{_CALLBACKS[body['type']]}"
    escaped = template.replace("~", "~0").replace("/", "~1")
    return f"/paths/{escaped}/{method.lower()}/requestBody/content/application~1json/schema"


@cache
def _validator(pointer: str) -> Any | None:
    part: Any = _document()
    for step in pointer.split("/")[1:]:
        part = part.get(step.replace("~1", "/").replace("~0", "~"))
        if part is None:
            return None
    return _Validator(part)
