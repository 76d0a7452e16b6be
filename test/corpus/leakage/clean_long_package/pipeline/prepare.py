# style: package
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import StandardScaler


class Preparer:
    """Learns medians, means and deviations in fit; transform only applies them."""

    def __init__(self):
        self._imputer = SimpleImputer(strategy="median")
        self._scaler = StandardScaler()

    def fit(self, X: pd.DataFrame) -> "Preparer":
        self._scaler.fit(self._imputer.fit_transform(X))
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        values = self._scaler.transform(self._imputer.transform(X))
        return pd.DataFrame(values, columns=X.columns, index=X.index)
