import argparse

import joblib
import pandas as pd


def score(source, target):
    pipeline = joblib.load("sector.joblib")
    jobs = pd.read_json(source, lines=True)
    jobs["clean"] = jobs["title"].str.replace("-", " ")  # ! skew/feature-reimplemented
    jobs["sector"] = pipeline.predict(jobs["clean"])
    jobs[["id", "sector"]].to_csv(target, index=False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("--target", default="sectors.csv")
    arguments = parser.parse_args()
    score(arguments.source, arguments.target)
