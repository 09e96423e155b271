from wijkpeil.fieldwork.matrix.coverage import Share, coverage


def found(made, **changes):
    documents = changes.get("documents", made.DOCUMENTS)
    codings = changes.get("codings", made.CODINGS)
    return coverage(made.matrix(**changes), documents=documents, codings=codings)


def test_shares_add_up_over_cases_perspectives_and_factors(made):
    told = found(made)
    assert told.all == Share(cells=36, passages=11, judged=12, scored=10)
    for parts in (told.by_case, told.by_perspective, told.by_factor, told.by_case_and_perspective):
        for name in ("cells", "passages", "judged", "scored"):
            total = sum(getattr(share, name) for share in parts.values())
            assert total == getattr(told.all, name)


def test_cells_without_a_passage_and_cases_without_a_document(made):
    told = found(made)
    assert len(told.without_passage) == 25
    assert told.documents[made.OOST, made.WORKERS] == 1
    assert told.without_document == (
        (made.OOST, made.POLICY), (made.ZUID, made.POLICY), (made.ZUID, made.WORKERS),
    )  # fmt: skip


def test_judged_on_nothing_and_not_judged(made):
    told = found(made)
    assert told.judged_without_passages == ((made.ZUID, made.POLICY, "safe"),)
    assert told.not_judged == ()


def test_documents_that_nobody_coded_or_placed(made):
    lost = made.document("lost", (), "", "2019")
    told = found(made, documents=(*made.DOCUMENTS, lost))
    assert told.documents_without_codings == ("lost",)
    assert told.documents_without_case == told.documents_without_perspective == ("lost",)


def test_a_coding_without_a_column_makes_a_document_coded(made):
    only = [it for it in made.CODINGS if it.id == "k10"]
    told = found(made, codings=only, assessments=())
    assert "noord-note" not in told.documents_without_codings
    assert told.all.passages == 0
