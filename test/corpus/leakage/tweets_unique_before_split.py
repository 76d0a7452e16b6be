# style: course
# note: clean; near leakage/duplicates-across-split: copies go before the split, and what is dropped in the training part afterwards are rows without a text
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

tweets = pd.read_json("tweets.jsonl", lines=True)
tweets["key"] = tweets["text"].str.lower().str.replace(r"https?://\S+", "", regex=True).str.strip()
tweets = tweets.drop_duplicates(subset="key")

train, test = train_test_split(tweets, test_size=0.2, random_state=0, stratify=tweets["is_bot"])
train = train.dropna(subset=["text"])
test = test.dropna(subset=["text"])

model = make_pipeline(HashingVectorizer(n_features=2**18), SGDClassifier(loss="log_loss", random_state=0))
model.fit(train["text"], train["is_bot"])
print(classification_report(test["is_bot"], model.predict(test["text"])))
