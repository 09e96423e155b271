"""Measure in a process of its own, and use more than one."""

import os
import resource
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")
STATUS = Path("/proc/self/status")
THREADS = "OPENBLAS_NUM_THREADS"


def peak_megabytes() -> float:
    """Tell the most memory that this process held at once.

    On Linux from its own status: ``ru_maxrss`` goes on from the process that started this one.
    """
    if STATUS.is_file():
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(job: Callable[[], Answer]) -> Answer:
    """Do a job in a fresh process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(job).result()


def side_by_side(
    job: Callable[[Given], Answer], given: Iterable[Given], processes: int = 2
) -> list[Answer]:
    """Do a job for each of `given`, a few at a time; the answers stand in their order.

    Each process reckons on one core, so that they don't get into each other's way.
    """
    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            return list(pool.map(job, given))
    finally:
        if before is None:
            del os.environ[THREADS]
        else:
            os.environ[THREADS] = before
