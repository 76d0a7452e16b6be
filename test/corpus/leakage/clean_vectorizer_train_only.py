# style: beginner
# note: clean; near leakage/fit-on-train-and-test: the vocabulary is of the training texts
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

yelp = pd.read_csv("yelp.csv")
yelp = yelp[yelp["stars"].isin([1, 5])]
X_train, X_test, y_train, y_test = train_test_split(yelp["text"], yelp["stars"], test_size=0.3, random_state=101)

cv = CountVectorizer()
dtm_train = cv.fit_transform(X_train)
dtm_test = cv.transform(X_test)
print("words:", len(cv.vocabulary_))

nb = MultinomialNB().fit(dtm_train, y_train)
print(accuracy_score(y_test, nb.predict(dtm_test)))
