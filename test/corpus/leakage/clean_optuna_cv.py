# style: package
# note: clean; near leakage/tune-on-test: the objective is a cross-validated score of the development part
import optuna
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score, train_test_split


def tune(X, y, trials=50):
    def objective(trial):
        model = RandomForestClassifier(
            n_estimators=trial.suggest_int("n_estimators", 100, 500),
            max_depth=trial.suggest_int("max_depth", 3, 20),
            random_state=0,
        )
        return cross_val_score(model, X, y, cv=5, scoring="f1").mean()

    study = optuna.create_study(direction="maximize")
    study.optimize(objective, n_trials=trials)
    return study.best_params


def main():
    frame = pd.read_csv("default.csv")
    label = frame.pop("default")
    X_dev, X_test, y_dev, y_test = train_test_split(frame, label, test_size=0.2, random_state=0)
    model = RandomForestClassifier(**tune(X_dev, y_dev), random_state=0).fit(X_dev, y_dev)
    print("accuracy", model.score(X_test, y_test))


main()
