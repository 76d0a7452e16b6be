# style: course
# note: the test part starts 500 rows before the training part ends
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import mean_squared_error

gas = pd.read_csv("gas_turbine.csv")
inputs = gas.drop(columns=["NOX", "CO"]).to_numpy()
nox = gas["NOX"].to_numpy()
print(inputs.shape)

perm = np.random.default_rng(5).permutation(len(inputs))
inputs, nox = inputs[perm], nox[perm]

in_train = inputs[:5000]
nox_train = nox[:5000]
in_test = inputs[4500:]  # ! leakage/test-rows-in-training-set
nox_test = nox[4500:]

sgd = SGDRegressor(penalty=None, random_state=5).fit(in_train, nox_train)
err = mean_squared_error(nox_test, sgd.predict(in_test))
print("MSE", err)
plt.plot(nox_test[:100])
plt.plot(sgd.predict(in_test)[:100])
plt.show()
