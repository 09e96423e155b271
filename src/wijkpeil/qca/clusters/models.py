"""Cluster diagnostics of a whole model: of each term, and of all together."""

from collections.abc import Sequence

from wijkpeil.qca.after.memberships import model_memberships
from wijkpeil.qca.clusters.diagnostics import ClusterDiagnostics, cluster_diagnostics
from wijkpeil.qca.data import QcaData
from wijkpeil.qca.terms import Term, write_model


def diagnose_model(
    terms: Sequence[Term],
    data: QcaData,
    *,
    clusters: Sequence[str],
    units: Sequence[str] | None = None,
) -> dict[str, ClusterDiagnostics]:
    """Compare the fit of a model, and of each term, over clusters and units.

    Parameters
    ----------
    terms : sequence of Term
        A model.
    data : QcaData
    clusters, units : sequence of str, length n
        See :func:`.diagnostics.cluster_diagnostics`.

    Returns
    -------
    dict of str to ClusterDiagnostics
        By term as written; last the whole model, if it has more than one.

    Examples
    --------
    >>> import pandas as pd
    >>> from wijkpeil.qca.data import qca_data
    >>> from wijkpeil.qca.expression import parse_expression
    >>> seen = pd.DataFrame({"A": [1, 1, 0, 1], "B": [0, 1, 1, 0], "Y": [1, 1, 1, 0]})
    >>> data = qca_data(seen, outcome="Y")
    >>> found = diagnose_model(
    ...     parse_expression("A + B", data.space), data, clusters=["Delft", "Delft", "Ede", "Ede"]
    ... )
    >>> list(found), [part.consistency for part in found["A"].between]
    (['A', 'B', 'A + B'], [1.0, 0.0])
    """
    model = model_memberships(terms, data)
    sets = dict(zip(model.names, model.members, strict=True))
    if len(model.names) > 1:
        sets[write_model(terms, data.space)] = model.whole
    return {
        name: cluster_diagnostics(
            members=members, outcome=data.membership, clusters=clusters, units=units
        )
        for name, members in sets.items()
    }
