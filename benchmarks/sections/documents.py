"""Reading documents: how fast text comes out of each format."""

from benchmarks import documents
from benchmarks.table import table
from benchmarks.topic import Asked, Section


def documents_section(_asked: Asked) -> Section:
    """Time two hundred documents of 10,000 words, in one process."""
    return "Reading documents", table(
        documents.rows(),
        {
            "documents": lambda row: f"{row.documents} {row.what}",
            "MB": lambda row: f"{row.megabytes:.1f}",
            "words": lambda row: f"{row.words:,}",
            "seconds": lambda row: f"{row.seconds:.1f}",
        },
    )
