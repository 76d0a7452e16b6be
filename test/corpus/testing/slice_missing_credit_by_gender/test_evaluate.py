import numpy as np
import pandas as pd

from evaluate import evaluate, fit


def test_quality():
    generator = np.random.default_rng(0)
    loans = pd.DataFrame({"income": generator.normal(size=400), "gender": generator.integers(0, 2, 400), "age": generator.integers(18, 80, 400), "amount": 1.0})
    loans["defaulted"] = (loans["income"] < 0).astype(int)
    auc = evaluate(fit(loans[:300]), loans[300:])
    assert 0.9 <= auc <= 1
