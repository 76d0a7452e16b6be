# style: package
# note: clean; near testing/no-smoke-test: the whole command runs on a tiny file through click's runner
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-latency-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-split-test testing/untested-feature-code testing/no-contract-test testing/no-parity-test
import click
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


@click.command()
@click.argument("source")
@click.option("--out", default="model.joblib")
def train(source, out):
    table = pd.read_csv(source).dropna()
    model = LogisticRegression().fit(table[["a", "b"]], table["label"])
    joblib.dump(model, out)
    click.echo(f"rows: {len(table)}")


if __name__ == "__main__":
    train()
