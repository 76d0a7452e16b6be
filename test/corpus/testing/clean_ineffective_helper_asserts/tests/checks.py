def same_columns(table, expected):
    assert list(table.columns) == expected, f"{list(table.columns)} are the columns, not {expected}"


def within(series, low, high):
    if not series.between(low, high).all():
        raise AssertionError(f"values outside {low} … {high}")
