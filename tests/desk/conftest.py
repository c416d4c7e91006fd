"""The stores of the contract, with the small fictitious network in them."""

from tests.stores.conftest import store, url

__all__ = ["store", "url"]
