"""The stores of the contract, with the small fictitious network in them."""

from tests.stores.conftest import pytest_generate_tests, store, url

__all__ = ["pytest_generate_tests", "store", "url"]
