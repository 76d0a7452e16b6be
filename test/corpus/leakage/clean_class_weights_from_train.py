# style: course
# note: clean; near leakage/statistic-before-split: class weights and the label table; the list of classes is of the target
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.utils.class_weight import compute_class_weight

ecoli = pd.read_csv("ecoli.csv").drop(columns="seq")
classes = {name: i for i, name in enumerate(sorted(ecoli["site"].unique()))}
y = ecoli.pop("site").map(classes)
X_train, X_test, y_train, y_test = train_test_split(ecoli, y, test_size=0.3, random_state=0)
weights = compute_class_weight("balanced", classes=np.unique(y_train), y=y_train)
clf = LogisticRegression(class_weight=dict(zip(np.unique(y_train), weights)), max_iter=1000).fit(X_train, y_train)
print(balanced_accuracy_score(y_test, clf.predict(X_test)))
