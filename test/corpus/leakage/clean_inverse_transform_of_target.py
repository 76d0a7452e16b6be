# style: package
# note: clean; near leakage/fit-on-test: the target's scaler is fitted on y_train and only inverted on the predictions
import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

power = pd.read_csv("power_plant.csv")
X = power[["AT", "V", "AP", "RH"]].to_numpy()
y = power["PE"].to_numpy().reshape(-1, 1)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

sc_X, sc_y = StandardScaler().fit(X_train), StandardScaler().fit(y_train)
regressor = SVR(kernel="rbf")
regressor.fit(sc_X.transform(X_train), sc_y.transform(y_train).ravel())

raw = regressor.predict(sc_X.transform(X_test)).reshape(-1, 1)
y_hat = sc_y.inverse_transform(raw)
print("MAE", mean_absolute_error(y_test, y_hat))
