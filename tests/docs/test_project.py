"""The pages about the project itself: front pages, version, licence, and nothing of elsewhere."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from wijkpeil import __version__

ROOT = Path(__file__).parents[2]
FRONT = ("README.md", "README.nl.md")
PICTURE_BYTES = 150_000


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def commands(page: str) -> list[str]:
    return re.findall(r"(?:wijkpeil|make) [a-z]+(?: (?:get|check)\b)?", text(page))


def test_versions_agree():
    version = re.escape(__version__)
    assert re.search(rf"^## \[{version}\]", text("CHANGELOG.md"), re.MULTILINE)
    assert re.search(rf'^softwareVersion: "?{version}"?$', text("publiccode.yml"), re.MULTILINE)
    for page in FRONT:
        said = re.search(r"\bVersi(?:on|e) (\d+\.\d+)", text(page))
        assert said is not None
        assert said[1] == __version__.rpartition(".")[0]


def test_licences_agree():
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert project["license"] == "EUPL-1.2"
    assert text("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.search(r"^  license: EUPL-1.2$", text("publiccode.yml"), re.MULTILINE)
    for page in FRONT:
        assert "[EUPL-1.2](LICENSE)" in text(page)


def test_front_pages_lead_to_each_other_and_name_the_same_commands():
    for page, other in (FRONT, FRONT[::-1]):
        assert f"({other})" in text(page)
    assert sorted(commands(FRONT[0])) == sorted(commands(FRONT[1]))


@pytest.mark.parametrize("page", FRONT)
def test_pictures_are_small(page):
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text(page))
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size < PICTURE_BYTES


@pytest.mark.parametrize("page", FRONT)
def test_front_pages_tell_the_coverage_that_was_measured(page):
    """The last two waves of the real file: lowest and highest share inside the interval."""
    rows = re.findall(
        r"^\| \d{4} \| (?:nation|size) \| ([\d.]+)% \| ([\d.]+)% \|",
        text("docs/explanation/how-good-is-it.md"),
        re.MULTILINE,
    )
    assert len(rows) == 4
    said = " ".join(text(page).split())
    for shares in zip(*rows, strict=True):
        low, high = (round(float(pick(shares, key=float))) for pick in (min, max))
        assert re.search(rf"\b{low} (?:to|tot) {high}\b", said), (low, high)


def test_publiccode_has_what_the_standard_asks():
    """Required keys and lengths of publiccode.yml 0.4."""
    page = text("publiccode.yml")
    keys = set(re.findall(r"^(\w+):", page, re.MULTILINE))
    assert keys >= {
        "publiccodeYmlVersion",
        "name",
        "url",
        "releaseDate",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    }
    short = re.findall(r"shortDescription: (.+)", page)
    long = re.findall(r"longDescription: >\n((?: {6}.+\n)+)", page)
    assert len(short) == len(long) == 2
    assert all(len(one) <= 150 for one in short)
    assert all(150 <= len(" ".join(one.split())) <= 10_000 for one in long)


FOREIGN = re.compile(
    r"pypi\.org|pythonhosted|npmjs|crates\.io|anaconda\.org|proxy\.golang|index-url"
    r"|/root/|/home/\w+/|/Users/\w+/|/work/|/tmp/|[A-Z]:\\Users"
    r"|\b(?:claude|anthropic|chatgpt|openai|copilot|subagent)\b",
    re.IGNORECASE,
)


def test_the_project_speaks_of_itself_alone():
    """No registry's host, no path of one machine, no word of the workplace."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not in a version-controlled tree")
    files = [ROOT / line for line in done.stdout.splitlines()]
    assert Path(__file__) in files
    for path in files:
        if path == Path(__file__) or not path.is_file() or path.suffix in (".png", ".mo"):
            continue
        found = FOREIGN.search(path.read_text(encoding="utf-8", errors="replace"))  # the inbox
        # The lock script turns the index line off by name.
        if found and not (path.name == "lock" and found[0] == "index-url"):
            pytest.fail(f"{path.relative_to(ROOT)} says {found[0]}")
