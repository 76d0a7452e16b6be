from extract import total_of


def test_total():
    assert total_of([1, 2]) == 3
