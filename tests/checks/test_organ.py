"""What an organ's name tells, and that no name holds the program up."""

import pytest

from govreport_gui.checks.organ import may_make_rules, plain_name
from govreport_gui.checks.profile import infer_profile


def test_a_remark_in_brackets_is_no_part_of_a_name():
    assert plain_name("云溪县 水利局（云溪县防汛办公室）") == "云溪县水利局"


@pytest.mark.parametrize("sign", ["市", "州", "县", "（", "国家"])
def test_a_name_as_long_as_a_book_is_judged_by_its_beginning(sign):
    endless = sign * 100_000
    assert len(plain_name(endless)) == 200
    assert may_make_rules(endless) is may_make_rules(plain_name(endless))
    assert infer_profile(endless) == infer_profile(plain_name(endless))
