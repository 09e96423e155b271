"""The indexes of the two databases on passages, made and removed by a migration."""

from typing import Any


def vector(column: str) -> str:
    """Give PostgreSQL's index of a column, in SQL.

    Each word gets a letter in front: PostgreSQL would read what begins with a digit as a number,
    and cut “1e5abc” in two.

    >>> vector("exact")
    "to_tsvector('simple'::regconfig, 'w' || replace(exact, ' ', ' w'))"
    """
    return f"to_tsvector('simple'::regconfig, 'w' || replace({column}, ' ', ' w'))"


_SQLITE = """
CREATE VIRTUAL TABLE fieldwork_search USING fts5(
    exact, stemmed, content='fieldwork_passage', content_rowid='id', prefix='3 5', detail=full,
    tokenize='unicode61'
);
CREATE TRIGGER fieldwork_passage_in AFTER INSERT ON fieldwork_passage BEGIN
    INSERT INTO fieldwork_search(rowid, exact, stemmed) VALUES (new.id, new.exact, new.stemmed);
END;
CREATE TRIGGER fieldwork_passage_out AFTER DELETE ON fieldwork_passage BEGIN
    INSERT INTO fieldwork_search(fieldwork_search, rowid, exact, stemmed)
    VALUES ('delete', old.id, old.exact, old.stemmed);
END;
"""
_POSTGRESQL = f"""
CREATE INDEX fieldwork_passage_exact ON fieldwork_passage
    USING gin ({vector("exact")});
CREATE INDEX fieldwork_passage_stemmed ON fieldwork_passage
    USING gin ({vector("stemmed")});
"""
_NO_SQLITE = """
DROP TRIGGER fieldwork_passage_in;
DROP TRIGGER fieldwork_passage_out;
DROP TABLE fieldwork_search;
"""
_NO_POSTGRESQL = "DROP INDEX fieldwork_passage_exact; DROP INDEX fieldwork_passage_stemmed;"


def make(_apps: Any, editor: Any) -> None:
    """Make the index of this kind of database."""
    _run(editor, _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL)


def remove(_apps: Any, editor: Any) -> None:
    """Remove it."""
    _run(editor, _NO_SQLITE if editor.connection.vendor == "sqlite" else _NO_POSTGRESQL)


def _run(editor: Any, statements: str) -> None:
    for statement in _apart(statements):
        editor.execute(statement)


def _apart(statements: str) -> list[str]:
    """Cut a script in statements; a trigger's body is not cut."""
    found, inside = [""], False
    for line in statements.strip().splitlines():
        found[-1] += line + "\n"
        inside = (inside or line.endswith("BEGIN")) and line != "END;"
        if line.endswith(";") and not inside:
            found.append("")
    return [one for one in found if one.strip()]
