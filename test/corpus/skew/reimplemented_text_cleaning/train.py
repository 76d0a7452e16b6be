# style: package
# note: training strips and lowers the job title, scoring only replaces dashes
import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline


def clean_title(title):
    title = title.strip().lower()
    title = title.replace("-", " ").replace("/", " ")
    return " ".join(word for word in title.split() if word != "(m/f/d)")


def main():
    jobs = pd.read_json("jobs.jsonl", lines=True)
    jobs["clean"] = jobs["title"].map(clean_title)
    pipeline = Pipeline([
        ("tfidf", TfidfVectorizer(lowercase=False, analyzer="char_wb", ngram_range=(2, 4))),
        ("model", LogisticRegression(C=10, max_iter=500)),
    ])
    pipeline.fit(jobs["clean"], jobs["sector"])
    joblib.dump(pipeline, "sector.joblib")


if __name__ == "__main__":
    main()
