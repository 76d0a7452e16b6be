# style: beginner
# note: clean; near leakage/resample-before-split: only the training part is resampled
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.under_sampling import RandomUnderSampler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

cc = pd.read_csv("creditcard.csv")
cc = cc.drop("Time", axis=1)
X, y = cc.drop("Class", axis=1), cc["Class"]
print(y.value_counts(normalize=True))

X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, test_size=0.3, random_state=0)

X_train, y_train = SMOTE(sampling_strategy=0.1, random_state=0).fit_resample(X_train, y_train)
X_train, y_train = RandomUnderSampler(sampling_strategy=0.5, random_state=0).fit_resample(X_train, y_train)
print(y_train.value_counts())

lr = LogisticRegression(max_iter=1000)
lr.fit(X_train, y_train)
print(classification_report(y_test, lr.predict(X_test)))
print(roc_auc_score(y_test, lr.predict_proba(X_test)[:, 1]))
