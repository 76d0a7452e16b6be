# style: package
# note: the helper's parameters say which is which, the call inside it exchanges them
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

from metrics import summary


def main():
    loans = pd.read_csv("loans.csv")
    X_train, X_test, y_train, y_test = train_test_split(loans.drop(columns="bad"), loans["bad"], stratify=loans["bad"], random_state=0)
    model = LogisticRegression(max_iter=1000, class_weight="balanced").fit(X_train, y_train)
    print(summary(model.predict(X_test), y_test))


main()
