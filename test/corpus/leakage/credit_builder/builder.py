# style: package
"""Feature building for the credit model."""
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import RobustScaler


@dataclass
class FeatureBuilder:
    numeric: list[str]
    scaler: RobustScaler = field(default_factory=RobustScaler)
    imputer: SimpleImputer = field(default_factory=lambda: SimpleImputer(strategy="median"))

    def add_ratios(self, frame: pd.DataFrame) -> pd.DataFrame:
        out = frame.copy()
        out["debt_to_income"] = out["debt"] / (out["income"] + 1.0)
        out["log_income"] = np.log1p(out["income"])
        return out

    def build(self, frame: pd.DataFrame) -> pd.DataFrame:
        out = self.add_ratios(frame)
        columns = [*self.numeric, "debt_to_income", "log_income"]
        filled = self.imputer.fit_transform(out[columns])  # ! leakage/fit-before-split
        scaled = self.scaler.fit_transform(filled)  # ! leakage/fit-before-split
        return pd.DataFrame(scaled, columns=columns, index=frame.index)
