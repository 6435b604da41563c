"""A contract for import-linter: what every room of a layer uses stays on its ground, and the ground knows no room.

The ground is whatever is no package: nobody has to list it. A package that is no room yet is named, so that a new
room cannot be added without a place in the order.
"""

from __future__ import annotations

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class GroundContract(Contract):
    type_name = "ground"

    layers = fields.ListField(subfield=fields.StringField())
    rooms = fields.ListField(subfield=fields.StringField())
    other_packages = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        faults = [fault for layer in self.layers for fault in self._faults(graph, str(layer))]
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: Any) -> None:
        for fault in check.metadata["faults"]:
            output.print_error(fault)

    def _faults(self, graph: ImportGraph, layer: str) -> list[str]:
        rooms = {f"{layer}.{room}" for room in self.rooms}
        children = graph.find_children(layer)
        packages = {child for child in children if graph.find_children(child)} - set(self.other_packages or ())
        homeless = [f"{package} has no place in the order of rooms" for package in sorted(packages - rooms)]
        return homeless + [
            f"{module} is ground and imports {imported}"
            for module in sorted(children - packages - rooms)
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if any(imported == room or imported.startswith(f"{room}.") for room in rooms)
        ]
