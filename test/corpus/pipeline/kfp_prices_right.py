# style: course
# note: clean; near pipeline/kfp-component-not-self-contained, pipeline/unpinned-image-or-package, pipeline/mlflow-run-hygiene, pipeline/absolute-path, pipeline/checkpoint-incomplete: components bring what they use
from kfp import compiler, dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output

BASE = "python:3.12.4-slim"
PACKAGES = ["pandas==2.2.3", "scikit-learn==1.5.2", "pyarrow==17.0.0"]


@dsl.component(base_image=BASE, packages_to_install=PACKAGES)
def clean(source: str, table: Output[Dataset]) -> int:
    import pandas as pd

    def without_gaps(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.dropna(subset=["price"])

    prices = without_gaps(pd.read_parquet(source))
    prices.to_parquet(table.path)
    return len(prices)


@dsl.component(base_image=BASE, packages_to_install=PACKAGES)
def train(table: Input[Dataset], depth: int, model: Output[Model], metrics: Output[Metrics]):
    import joblib
    import pandas as pd
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.model_selection import cross_val_score

    prices = pd.read_parquet(table.path)
    regressor = HistGradientBoostingRegressor(max_depth=depth, random_state=0)
    scores = cross_val_score(regressor, prices.drop(columns="price"), prices["price"], cv=5)
    metrics.log_metric("r2", float(scores.mean()))
    joblib.dump(regressor.fit(prices.drop(columns="price"), prices["price"]), model.path)


@dsl.container_component
def tell(rows: int):
    return dsl.ContainerSpec(image="alpine:3.20", command=["echo"], args=[rows])


@dsl.pipeline(name="prices")
def prices(source: str = "gs://houses/prices.parquet", depth: int = 6):
    table = clean(source=source)
    tell(rows=table.outputs["Output"])
    train(table=table.outputs["table"], depth=depth)


if __name__ == "__main__":
    compiler.Compiler().compile(prices, "prices.yaml")
