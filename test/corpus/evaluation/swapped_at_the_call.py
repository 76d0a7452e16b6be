# style: package
# note: the helper is right, and its caller hands over the predictions as the truth
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score, precision_score
from sklearn.model_selection import train_test_split


def report(y_true, y_pred):
    print("precision", precision_score(y_true, y_pred))
    print("f1", f1_score(y_true, y_pred))


claims = pd.read_csv("claims.csv")
X_train, X_test, y_train, y_test = train_test_split(claims.drop(columns="fraud"), claims["fraud"], stratify=claims["fraud"], random_state=0)
model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
report(y_train, model.predict(X_train))
report(model.predict(X_test), y_test)  # ! evaluation/metric-args-swapped
