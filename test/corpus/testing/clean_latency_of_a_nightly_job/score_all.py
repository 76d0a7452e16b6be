# style: package
# note: clean; near testing/no-latency-test, testing/no-contract-test: a job scores a table at night, and the one endpoint of the service says that it is alive
# open: testing/no-behaviour-test testing/no-data-schema-test testing/no-dataset-test testing/no-determinism-test testing/no-edge-case-test testing/no-feature-list-test testing/no-gradient-test testing/no-learnability-test testing/no-output-range-test testing/no-prompt-regression-test testing/no-quality-gate testing/no-roundtrip-test testing/no-slice-test testing/no-smoke-test testing/no-split-test testing/untested-feature-code testing/no-parity-test
import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    return {"status": "ok"}


def keep_complete(table: pd.DataFrame) -> pd.DataFrame:
    return table.dropna(subset=["price", "stars"])


def main():
    model = joblib.load("rank.joblib")
    table = keep_complete(pd.read_csv("hotels.csv"))
    table.assign(score=model.predict(table[["price", "stars"]])).to_csv("scores.csv", index=False)


if __name__ == "__main__":
    main()
