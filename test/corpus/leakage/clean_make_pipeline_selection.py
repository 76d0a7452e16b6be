# style: package
# note: clean; near leakage/preprocess-outside-folds: selection with the target is part of the cross-validated pipeline
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectFromModel, SelectKBest, mutual_info_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


@dataclass
class Settings:
    table: str = "methylation.parquet"
    label: str = "responder"
    n_sites: int = 100
    folds: int = 5


def build(settings: Settings):
    return make_pipeline(
        StandardScaler(),
        SelectKBest(mutual_info_classif, k=settings.n_sites),
        SelectFromModel(LogisticRegression(penalty="l1", solver="liblinear", C=0.5)),
        LogisticRegression(max_iter=5000),
    )


def main(settings: Settings = Settings()) -> None:
    table = pd.read_parquet(settings.table)
    y = table.pop(settings.label)
    scores = cross_val_score(build(settings), table, y, cv=settings.folds, scoring="roc_auc")
    print(f"AUC {np.mean(scores):.3f} ± {np.std(scores):.3f}")


if __name__ == "__main__":
    main()
