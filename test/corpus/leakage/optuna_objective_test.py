# style: package
# note: the objective that the study maximises is the score on the test part
import lightgbm as lgb
import optuna
import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

frame = pd.read_csv("default.csv")
label = frame.pop("default")
X_train, X_test, y_train, y_test = train_test_split(frame, label, test_size=0.2, random_state=0)


def objective(trial):
    params = {
        "num_leaves": trial.suggest_int("num_leaves", 8, 256, log=True),
        "learning_rate": trial.suggest_float("learning_rate", 1e-3, 0.3, log=True),
        "n_estimators": trial.suggest_int("n_estimators", 50, 800),
    }
    model = lgb.LGBMClassifier(**params, random_state=0)
    model.fit(X_train, y_train)
    return f1_score(y_test, model.predict(X_test))  # ! leakage/tune-on-test


study = optuna.create_study(direction="maximize")
study.optimize(objective, n_trials=100)
best = lgb.LGBMClassifier(**study.best_params, random_state=0).fit(X_train, y_train)
print("F1 of the best model:", f1_score(y_test, best.predict(X_test)))
