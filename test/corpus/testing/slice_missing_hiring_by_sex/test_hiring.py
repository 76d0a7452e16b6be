import numpy as np
import pandas as pd

from hiring import hit_rate, train


def test_hits():
    rng = np.random.default_rng(0)
    rows = pd.DataFrame({"years": rng.integers(0, 20, 300), "degree": rng.integers(0, 3, 300), "age": rng.integers(20, 60, 300), "sex": rng.integers(0, 2, 300)})
    rows["hired"] = (rows["years"] > 8).astype(int)
    assert hit_rate(train(rows[:200]), rows[200:]) > 0.9
