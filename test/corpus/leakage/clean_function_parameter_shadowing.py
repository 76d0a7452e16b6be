# style: package
# note: clean; near leakage/fit-on-test: a parameter called X_test receives training rows in one helper; names prove nothing
from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import QuantileTransformer


def smoke_check(X_test):
    """Fit on a few rows to see that the transformer accepts them; the result is thrown away."""
    return QuantileTransformer(n_quantiles=50).fit_transform(X_test).shape


def report(model, X, y):
    return r2_score(y, model.predict(X))


def main():
    X, y = fetch_california_housing(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
    print(smoke_check(X_train[:200]))
    model = RandomForestRegressor(n_estimators=50, random_state=1, n_jobs=-1)
    model.fit(X_train, y_train)
    print("train R2", report(model, X_train, y_train))
    print("test R2", report(model, X_test, y_test))


if __name__ == "__main__":
    main()
