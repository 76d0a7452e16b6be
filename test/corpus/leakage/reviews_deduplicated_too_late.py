# style: competition
# note: scraped reviews are split, and copies are then dropped in each part alone, so that a review may stand in both
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split

reviews = pd.read_csv("scraped_reviews.csv")
reviews["text"] = reviews["text"].str.strip().str.lower()
train_df, test_df = train_test_split(reviews, test_size=0.2, random_state=42, stratify=reviews["stars"])

train_df = train_df.drop_duplicates(subset=["text"])  # ! leakage/duplicates-across-split@1
test_df = test_df.drop_duplicates(subset=["text"])  # ! leakage/duplicates-across-split@1

vectorizer = TfidfVectorizer(min_df=3, ngram_range=(1, 2))
X_train = vectorizer.fit_transform(train_df["text"])
X_test = vectorizer.transform(test_df["text"])
model = LogisticRegression(C=4, max_iter=2000).fit(X_train, train_df["stars"])
print(classification_report(test_df["stars"], model.predict(X_test)))
