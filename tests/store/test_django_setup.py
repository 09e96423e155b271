"""Django stands ready where an event loop runs in the thread, as in a notebook."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from wijkpeil.store import open_store


def test_a_store_opens_in_a_notebook(study):
    async def cell():
        with open_store(study) as store:
            return store.number

    with ThreadPoolExecutor(1) as other:  # other tests may leave a loop running in this thread
        assert other.submit(lambda: asyncio.run(cell())).result() >= 0
