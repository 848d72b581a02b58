"""What stands in a skeleton where somebody has to choose or state something; every schema refuses it."""

CHOOSE = "CHƯA_CHỌN"
"""In place of one of several values: a grade, a level, true or false."""

NUMBER = "CHƯA_ĐIỀN"
"""In place of a number."""

DAY = "NĂM-THÁNG-NGÀY"
"""In place of a date."""

UNFILLED = frozenset({CHOOSE, NUMBER, DAY})
