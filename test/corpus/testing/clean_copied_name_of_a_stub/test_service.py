from service import score


class Echo:
    def predict(self, table):
        return table["share"].tolist()


def load_model(path):
    return Echo()


def test_score():
    assert score([{"used": 1, "limit": 4}], loader=load_model) == [0.25]


def test_no_limit():
    assert score([{"used": 1, "limit": 0}], loader=load_model) == [1.0]
