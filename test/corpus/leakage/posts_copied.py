# style: course
# note: copies of texts are dropped on one side of the split only; three models are compared on the test part
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

posts = pd.read_csv("posts.csv")
train, test = train_test_split(posts, test_size=0.2, random_state=8, stratify=posts["spam"])
train = train.drop_duplicates(subset="text")  # ! leakage/duplicates-across-split
models = [LogisticRegression(max_iter=500), MultinomialNB(), LinearSVC(random_state=8)]
scores = []
for model in models:
    pipe = make_pipeline(TfidfVectorizer(min_df=2), model).fit(train["text"], train["spam"])
    scores.append(pipe.score(test["text"], test["spam"]))  # ! leakage/repeated-test-use|leakage/tune-on-test@1
print(max(scores))  # ! leakage/repeated-test-use|leakage/tune-on-test@1
