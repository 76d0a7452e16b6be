import pandas as pd

from text import text_features


def test_text_features():
    posts = pd.DataFrame({"text": ["Buy NOW", "see you soon"], "language": ["en", "de"]})
    features = text_features(posts)
    assert features["words"].tolist() == [2, 3]
    assert features["capitals_per_word"].tolist() == [2, 0]
    assert features["language"].tolist() == [0, 1]
