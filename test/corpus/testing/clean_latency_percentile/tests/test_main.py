import time
from unittest.mock import patch

import numpy as np
import pytest
from fastapi.testclient import TestClient

with patch("onnxruntime.InferenceSession") as factory:
    factory.return_value.run.return_value = [np.array([[0.1, 0.7, 0.2]])]
    import main

client = TestClient(main.app)


def ask(values):
    return client.post("/rank", json={"values": values})


def test_rank():
    assert ask([0.0] * 8).json() == {"rank": 1}


def test_too_few_values():
    assert ask([]).status_code == 422


@pytest.mark.slow
def test_fast_enough():
    ask([0.0] * 8)
    times = []
    for _ in range(100):
        start = time.perf_counter()
        ask([0.0] * 8)
        times.append(time.perf_counter() - start)
    assert np.percentile(times, 95) < main.BUDGET_SECONDS
