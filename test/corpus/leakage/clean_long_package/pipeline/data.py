# style: package
from dataclasses import dataclass

import pandas as pd
from sklearn.model_selection import train_test_split


@dataclass
class Dataset:
    train: pd.DataFrame
    valid: pd.DataFrame
    test: pd.DataFrame
    label: str

    def xy(self, part: str) -> tuple[pd.DataFrame, pd.Series]:
        frame = getattr(self, part)
        return frame.drop(columns=self.label), frame[self.label]

    @classmethod
    def from_csv(cls, path: str, label: str, seed: int = 0) -> "Dataset":
        frame = pd.read_csv(path).drop_duplicates()
        rest, test = train_test_split(frame, test_size=0.2, random_state=seed)
        train, valid = train_test_split(rest, test_size=0.2, random_state=seed)
        return cls(train, valid, test, label)
