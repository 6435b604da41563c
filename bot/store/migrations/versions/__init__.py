"""One module a step. A step never changes once it is released, so it does not import the tables of today."""
