"""The condition from assessments that the how-to adds to the example."""

import re
import shutil
from pathlib import Path

from wijkpeil.madeup.example import plain_files
from wijkpeil.study import read_study
from wijkpeil.study.comparison import FromAssessments
from wijkpeil.study.fieldwork import read_fieldwork
from wijkpeil.workflow.assessed_figures import assessed
from wijkpeil.workflow.fieldwork.summed_up import matrix_of

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "compare-cases.md"


def test_it_fits_the_example(tmp_path):
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    added = next(block for block in blocks if "assessment =" in block)
    folder = shutil.copytree(plain_files()["conditions.toml"].parent, tmp_path / "study")
    with (folder / "conditions.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{added}")
    study = read_study(folder, need_data=False)
    planned = study.comparison.conditions[-1]
    assert isinstance(planned.source, FromAssessments)
    matrix = matrix_of(read_fieldwork(study), cases=study.cases, perspectives=study.perspectives)
    scores = assessed(matrix, planned.source, name=planned.name).scores
    names = {case.code: case.name for case in study.cases}
    (without,) = [names[one.case] for one in scores if one.missing]
    assert f"the example that is {without}" in " ".join(text.split())
