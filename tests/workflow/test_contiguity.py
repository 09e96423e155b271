import numpy as np

from wijkpeil.areas.outlines import Outlines
from wijkpeil.workflow.contiguity import neighbours_in_panel


def test_neighbours_are_those_of_the_borders_in_the_order_of_the_panel(panel, borders):
    outlines = borders.outlines
    turned = Outlines(outlines.codes[::-1], outlines.shapes[::-1])
    one = neighbours_in_panel(panel=panel, outlines=outlines)
    two = neighbours_in_panel(panel=panel, outlines=turned)
    assert one.shape == (len(panel.areas),) * 2
    assert (one != two).nnz == 0
    assert (one != one.T).nnz == 0
    assert one.nnz > 0


def test_an_area_without_borders_has_no_neighbours(panel, borders):
    outlines = Outlines(borders.outlines.codes[1:], borders.outlines.shapes[1:])
    table = neighbours_in_panel(panel=panel, outlines=outlines)
    at = int(np.flatnonzero(panel.codes == borders.outlines.codes[0])[0])
    assert table[[at]].nnz == 0
    none = neighbours_in_panel(panel=panel, outlines=Outlines((), ()))
    assert none.nnz == 0
