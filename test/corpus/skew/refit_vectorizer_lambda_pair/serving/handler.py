import json
import os

import joblib
from sklearn.feature_extraction.text import TfidfVectorizer

ROOT = os.environ.get("LAMBDA_TASK_ROOT", ".")
svd = joblib.load(os.path.join(ROOT, "svd.joblib"))
classifier = joblib.load(os.path.join(ROOT, "queue.joblib"))


def lambda_handler(event, context):
    payload = json.loads(event["body"])
    words = TfidfVectorizer(ngram_range=(1, 2))
    matrix = words.fit_transform([payload["text"]])  # ! skew/refit-at-serving
    queue = classifier.predict(svd.transform(matrix))[0]
    return {"statusCode": 200, "body": json.dumps({"queue": queue})}
