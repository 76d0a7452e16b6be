# style: course
# note: F1 at one threshold is all that is said of a churn model; the split of the frame is by chance
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

customers = pd.read_csv("customers.csv")
features = ["tenure", "monthly", "calls", "contract_months"]


def run(seed=7):
    train, test = train_test_split(customers, test_size=0.25, random_state=seed)  # ! evaluation/split-not-stratified
    model = LGBMClassifier(n_estimators=300, learning_rate=0.03, random_state=seed)
    model.fit(train[features], train["churned"])
    score = f1_score(test["churned"], model.predict(test[features]))  # ! evaluation/single-threshold-metric
    return {"f1": score}


if __name__ == "__main__":
    print(run())
