import numpy as np

from wijkpeil.madeup.recognise import made_up_codes


def test_nothing_is_not_made_up():
    assert not made_up_codes(np.array([], dtype=np.str_))


def test_one_real_code_is_enough_to_be_real():
    assert not made_up_codes(np.array(["WK900101", "1011"]))
