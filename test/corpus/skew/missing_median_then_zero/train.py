# style: package
# note: training fills with the median of training, the handler with zero
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

COLUMNS = ["income", "household", "commute_km"]


def main():
    people = pd.read_csv("people.csv")
    train, test = train_test_split(people, random_state=8)
    medians = train[COLUMNS].median()
    train = train.fillna(medians)
    test = test.fillna(medians)
    forest = RandomForestRegressor(n_estimators=250, random_state=8).fit(train[COLUMNS], train["fuel_cost"])
    print(forest.score(test[COLUMNS], test["fuel_cost"]))
    joblib.dump(forest, "fuel.joblib")


if __name__ == "__main__":
    main()
