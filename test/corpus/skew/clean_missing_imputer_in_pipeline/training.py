# style: package
# note: clean; near skew/missing-value-policy-mismatch: the pipeline imputes; the schema's None stays missing
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline

COLUMNS = ["age", "pressure", "cholesterol"]

if __name__ == "__main__":
    hearts = pd.read_csv("hearts.csv")
    pipeline = make_pipeline(SimpleImputer(strategy="median"), RandomForestClassifier(max_depth=8))
    pipeline.fit(hearts[COLUMNS].to_numpy(), hearts["disease"])
    joblib.dump(pipeline, "hearts.joblib")
