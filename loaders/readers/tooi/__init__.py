"""TOOI: the registers of Dutch public bodies, as value lists published by KOOP.

`jsonld` reads a published list, `compact` reads and writes the facts of it as CSV, `records` makes the batch of it, and
`bundle` is the script that made the files in `loaders/data/overheid`.
"""
