# style: course
# note: clean; near evaluation/single-threshold-metric, evaluation/split-not-stratified: accuracy stands beside the average precision and the matrix, and the split keeps the shares of the classes
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

loans = pd.read_csv("loans.csv")
labels = loans.pop("defaulted")
train, test, label_train, label_test = train_test_split(loans, labels, test_size=0.3, stratify=labels, random_state=1)

model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
model.fit(train, label_train)
guessed = model.predict(test)
print("accuracy", accuracy_score(label_test, guessed))
print(confusion_matrix(label_test, guessed))
print("average precision", average_precision_score(label_test, model.predict_proba(test)[:, 1]))
