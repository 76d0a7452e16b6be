# style: course
# note: k is read off the error on the test set, and the best one is taken
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("KNN_Project_Data")
X_train, X_test, y_train, y_test = train_test_split(df.drop("TARGET CLASS", axis=1), df["TARGET CLASS"], test_size=0.3)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

error_rate = []
for i in range(1, 60):
    knn = KNeighborsClassifier(n_neighbors=i)
    knn.fit(X_train, y_train)
    pred_i = knn.predict(X_test)  # ! leakage/tune-on-test@1
    error_rate.append(np.mean(pred_i != y_test))  # ! leakage/tune-on-test@1

plt.plot(range(1, 60), error_rate, marker="o")
plt.show()
best_k = int(np.argmin(error_rate)) + 1

knn = KNeighborsClassifier(n_neighbors=best_k).fit(X_train, y_train)
print(classification_report(y_test, knn.predict(X_test)))
