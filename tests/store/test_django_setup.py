"""Django stands ready where another loop runs in the thread, as in a notebook."""

import asyncio

from wijkpeil.store import open_store


def test_a_store_opens_in_a_notebook(study):
    async def cell():
        with open_store(study) as store:
            return store.number

    assert asyncio.run(cell()) >= 0
