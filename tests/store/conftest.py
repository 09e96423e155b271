"""What tests of the store share: small studies, and a throw-away server of PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.codes.code import Code
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.fieldwork.document import Document
from wijkpeil.language import speaking
from wijkpeil.store import Store, databases, open_store, schema
from wijkpeil.study import Study, read_study
from wijkpeil.study.fieldwork import fingerprint

EXAMPLE = Path(__file__).parents[2] / "examples" / "study"
SETTINGS = ("study.toml", "cases.csv", "interventions.csv", "events.csv")
TEXTS = {
    "gesprek": "Fatima de Vries woont hier.\n\nDe buurt gaat vooruit, zegt Fatima.\n"
    "Huizen genoeg.\n",
    "nota": "Het plan: nieuwe woningen en een café.\n\nDe wijkagent helpt.\n",
}


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture(scope="session")
def _template(tmp_path_factory) -> Path:
    """A study with two documents, two codes and three codings, as folder and store."""
    folder = tmp_path_factory.mktemp("template") / "study"
    folder.mkdir()
    for name in SETTINGS:
        shutil.copy(EXAMPLE / name, folder / name)
    with speaking("en"), open_store(read_study(folder, need_data=False)) as store:
        store.apply(filled(store.study), who="AB")
    return folder


@pytest.fixture
def folder(_template, tmp_path) -> Path:
    """A copy of that study's folder."""
    return Path(shutil.copytree(_template, tmp_path / "study"))


@pytest.fixture
def study(folder) -> Study:
    return read_study(folder, need_data=False)


@pytest.fixture
def store(study) -> Iterator[Store]:
    with open_store(study) as opened:
        yield opened


def filled(study: Study) -> Change:
    """The first content of a study."""
    case, side = study.cases[0].code, study.perspectives
    documents = [
        Document("gesprek", "Gesprek", (case,), side[2], "interview", "2018"),
        Document(
            "nota", "Nota", (case, study.cases[1].code), side[0], "policy paper", "2017-05-01"
        ),
    ]
    rows = []
    for it in documents:
        text = TEXTS[it.id]
        made = Document(
            it.id,
            it.title,
            it.cases,
            it.perspective,
            it.kind,
            it.date,
            text_sha256=fingerprint(text),
        )
        rows += [RowChange("documents", it.id, None, made), RowChange("texts", it.id, None, text)]
    codes = [
        Code("wonen", "Wonen", kind="factor"),
        Code("nieuwbouw", "Nieuwbouw", "wonen"),
        Code("steun", "Steun", kind="factor"),
    ]
    rows += [RowChange("codes", it.id, None, it) for it in codes]
    codings = [
        Coding("gesprek", 29, 50, "wonen", "AB", "k1"),
        Coding("gesprek", 64, 78, "nieuwbouw", "CD", "k2", memo="Zie Fatima"),
        Coding("nota", 10, 25, "nieuwbouw", "AB", "k3"),
    ]
    rows += [RowChange("codings", it.id, None, it) for it in codings]
    return Change("import project", tuple(rows), "3")


def coding(id_: str, start: int = 0, end: int = 6, **told: str) -> Coding:
    return Coding("gesprek", start, end, told.pop("code", "steun"), "AB", id_, **told)


def adding(*codings: Coding) -> Change:
    rows = tuple(RowChange("codings", it.id, None, it) for it in codings)
    return Change("add codings", rows, str(len(rows)))


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a study but those of the store, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".wijkpeil" not in path.parts
    }


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str], str]]:
    """A server of PostgreSQL; gives the address of a new database of a name."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl are not installed")
    root = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    user = _unprivileged()
    if user is not None:
        os.chown(root, pwd.getpwnam(user).pw_uid, -1)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True,
            user=user,
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    data = str(root / "data")
    run(
        "initdb",
        "-D",
        data,
        "-U",
        "tester",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{root}' -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", str(root / "log"), "-o", options, "start")
    made: set[str] = set()

    def address(name: str) -> str:
        if name not in made:
            run("createdb", "-h", str(root), "-U", "tester", name)
            made.add(name)
        return f"postgresql://tester@/{name}?host={root}"

    try:
        yield address
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def on_server(server, request) -> Callable[[Study, str], Store]:
    """Opens stores on the server, in a database of the test's own."""
    opened = []

    def open_(study: Study, name: str = "study") -> Store:
        database = server(f"t{abs(hash(request.node.nodeid)) % 10**9}")
        schema.migrate(databases.postgresql(database))
        opened.append(open_store(study, database=database, name=name))
        return opened[-1]

    yield open_
    for it in opened:
        it.close()


def _postgresql_programs() -> Path | None:
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found:
        places.insert(0, Path(found).resolve().parent)
    return next(
        (it for it in places if all((it / p).exists() for p in ("initdb", "pg_ctl", "createdb"))),
        None,
    )


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("PostgreSQL can't run as root, and there is no other user")
