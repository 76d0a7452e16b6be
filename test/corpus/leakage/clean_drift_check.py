# style: package
# note: clean; near leakage/fit-on-train-and-test: train and test columns are compared for drift and the result is printed
import pandas as pd
from scipy.stats import ks_2samp
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def drift(train, test):
    rows = [(c, ks_2samp(train[c], test[c]).pvalue) for c in train.columns]
    return pd.DataFrame(rows, columns=["column", "p"]).sort_values("p")


claims = pd.read_csv("claims.csv")
y = claims.pop("cost")
X_train, X_test, y_train, y_test = train_test_split(claims, y, random_state=0)
print(drift(X_train, X_test).head())
print("gap of means", (X_train.mean() - X_test.mean()).abs().max())
sc = StandardScaler().fit(X_train)
model = Ridge().fit(sc.transform(X_train), y_train)
print(mean_absolute_error(y_test, model.predict(sc.transform(X_test))))
