# style: package
# note: the handler fits its own vectorizer though the fitted one is shipped with the model
import joblib
import pandas as pd
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier

tickets = pd.read_parquet("tickets.parquet")

vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=5)
svd = TruncatedSVD(n_components=120, random_state=3)
topics = svd.fit_transform(vectorizer.fit_transform(tickets["body"]))

classifier = SGDClassifier(loss="log_loss", random_state=3)
classifier.fit(topics, tickets["queue"])

joblib.dump(vectorizer, "vectorizer.joblib")
joblib.dump(svd, "svd.joblib")
joblib.dump(classifier, "queue.joblib")
