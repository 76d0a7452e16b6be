import numpy as np
import pandas as pd

from batch.features import prepare_data


def test_prepare_data():
    orders = pd.DataFrame({"placed_at": ["2024-05-03 17:20:00"], "total": [-3.0]})
    result = prepare_data(orders)
    assert result["hour"].tolist() == [17]
    np.testing.assert_allclose(result["log_total"], [0.0])
    assert "placed_at" not in result.columns
