# style: package
import pandas as pd
from sklearn.preprocessing import MinMaxScaler, StandardScaler


def scale_all(frame):
    """Kept for the old report; training does not use it."""
    return pd.DataFrame(StandardScaler().fit_transform(frame), columns=frame.columns)


def scale_parts(train, test):
    scaler = MinMaxScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)
