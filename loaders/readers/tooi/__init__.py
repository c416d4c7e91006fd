"""TOOI: the registers of Dutch public bodies, as value lists published by KOOP.

`jsonld` reads a published list, `compact` reads the facts of it as CSV, and `records` makes the batch of it.
`tools/overheid.py` made the files in `loaders/data/overheid`.
"""
