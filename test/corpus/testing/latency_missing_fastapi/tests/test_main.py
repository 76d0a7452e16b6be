from unittest.mock import patch

import numpy as np
from fastapi.testclient import TestClient

with patch("onnxruntime.InferenceSession") as factory:
    factory.return_value.run.return_value = [np.array([[0.1, 0.7, 0.2]])]
    import main

client = TestClient(main.app)


def test_rank():
    answer = client.post("/rank", json={"values": [0.0] * 8})
    assert answer.status_code == 200
    assert answer.json() == {"rank": 1}


def test_too_few_values():
    assert client.post("/rank", json={"values": [0.0]}).status_code == 422
