# style: package
# note: the pipeline's predict gives labels like its last step's
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def evaluate(search, X, y):
    return average_precision_score(y, search.predict(X))  # ! evaluation/auc-on-labels


def main():
    rare = pd.read_csv("rare_disease.csv")
    y = rare.pop("ill")
    X_train, X_test, y_train, y_test = train_test_split(rare, y, stratify=y, random_state=0)
    pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    search = GridSearchCV(pipe, {"logisticregression__C": [0.1, 1, 10]}, scoring="average_precision").fit(X_train, y_train)
    print(evaluate(search, X_test, y_test))


main()
