# style: package
# note: clean; near pipeline/kfp-component-not-self-contained, pipeline/unpinned-image-or-package: components import what they use and take lists as parameters; names at the top serve plain functions
from typing import List

import pandas as pd
from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

FEATURES = ["age", "income", "visits"]
IMAGE = "python:3.11.9-slim"
PACKAGES = ["pandas==2.2.2", "scikit-learn==1.5.1", "pyarrow==16.1.0"]


@dsl.component(base_image=IMAGE, packages_to_install=PACKAGES)
def prepare(source: str, features: List[str], rows: Output[Dataset]):
    import pandas as pd

    def capped(values):
        return values.clip(upper=values.quantile(0.99))

    table = pd.read_parquet(source).dropna(subset=features)
    table[features] = table[features].apply(capped)
    table.to_csv(rows.path, index=False)


@dsl.component(base_image=IMAGE, packages_to_install=PACKAGES)
def train(rows: Input[Dataset], features: List[str], model: Output[Model], metrics: Output[Metrics], seed: int = 0):
    import joblib
    import pandas as pd
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import train_test_split

    table = pd.read_csv(rows.path)
    part, rest = train_test_split(table, test_size=0.2, random_state=seed, stratify=table["bought"])
    forest = RandomForestClassifier(n_estimators=300, random_state=seed).fit(part[features], part["bought"])
    metrics.log_metric("auc", roc_auc_score(rest["bought"], forest.predict_proba(rest[features])[:, 1]))
    joblib.dump(forest, model.path)


@dsl.pipeline(name="propensity")
def propensity(source: str = "gs://shop/visits.parquet"):
    prepared = prepare(source=source, features=FEATURES)
    train(rows=prepared.outputs["rows"], features=FEATURES)


def preview(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)[FEATURES].head()


if __name__ == "__main__":
    compiler.Compiler().compile(propensity, "propensity.yaml")
