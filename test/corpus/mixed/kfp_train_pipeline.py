# style: package
# note: a Kubeflow pipeline whose components use names from outside and packages without releases
import pandas as pd
from kfp import dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

FEATURES = ["age", "income", "visits"]


@dsl.component(base_image="python:3.11", packages_to_install=["pandas==2.2.2", "pyarrow==16.1.0"])
def prepare(source: str, rows: Output[Dataset]):
    import pandas as pd

    table = pd.read_parquet(source).dropna()
    table["income"] = table["income"].clip(upper=200_000)
    table.to_csv(rows.path, index=False)


@dsl.component(base_image="python:3.11", packages_to_install=["pandas", "scikit-learn==1.5.1"])  # ! pipeline/unpinned-image-or-package
def train(rows: Input[Dataset], model: Output[Model], metrics: Output[Metrics], seed: int = 0):
    import joblib
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import train_test_split

    table = pd.read_csv(rows.path)  # ! pipeline/kfp-component-not-self-contained
    part, rest = train_test_split(table, test_size=0.2, random_state=seed, stratify=table["bought"])
    forest = RandomForestClassifier(n_estimators=300, random_state=seed).fit(part[FEATURES], part["bought"])  # ! pipeline/kfp-component-not-self-contained
    metrics.log_metric("auc", roc_auc_score(rest["bought"], forest.predict_proba(rest[["age", "income", "visits"]])[:, 1]))
    joblib.dump(forest, model.path)


@dsl.pipeline(name="propensity")
def propensity(source: str = "gs://shop/visits.parquet"):
    prepared = prepare(source=source)
    train(rows=prepared.outputs["rows"])


def preview(path: str) -> pd.DataFrame:
    return pd.read_parquet(path)[FEATURES].head()
