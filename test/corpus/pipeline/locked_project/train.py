# style: package
# note: clean; near pipeline/project-hygiene: pyproject.toml leaves releases open, and a lock file names them
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def train():
    table = pd.read_csv("churn.csv")
    X_train, X_test, y_train, y_test = train_test_split(table.drop(columns="churn"), table["churn"], random_state=0)
    model = RandomForestClassifier(random_state=0)
    model.fit(X_train, y_train)
    joblib.dump(model, "churn.joblib")
    with open("scores.txt", "w") as file:
        file.write(str(model.score(X_test, y_test)))


if __name__ == "__main__":
    train()
