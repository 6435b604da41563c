"""The catalogues: every text that a member reads, in English and in Korean."""

from bot.locales.catalogue import Catalogue, load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
