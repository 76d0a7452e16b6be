import joblib
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

from prepare import read_trips

COLUMNS = ["weekday_sin", "weekday_cos", "month_sin", "temperature", "rain"]

if __name__ == "__main__":
    trips = read_trips("bike_days.csv")
    train, test = train_test_split(trips, shuffle=False, test_size=0.2)
    model = HistGradientBoostingRegressor().fit(train[COLUMNS], train["rides"])
    print(model.score(test[COLUMNS], test["rides"]))
    joblib.dump(model, "rides.joblib")
