from unittest.mock import Mock, patch

import pandas as pd

import pipeline


@patch("pipeline.build_features")
def test_forecast_asks_the_model(build_features):
    build_features.return_value = pd.DataFrame({"sales_lag_7": [1.0], "trend": [0.5]})
    model = Mock()
    model.predict.return_value = [12]
    assert pipeline.forecast(model, pd.DataFrame()) == [12]
    model.predict.assert_called_once()
