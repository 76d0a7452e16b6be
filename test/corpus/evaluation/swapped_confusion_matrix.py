# style: course
# note: rows and columns of the table are exchanged, so misses are read as false alarms
import pandas as pd
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

ads = pd.read_csv("Social_Network_Ads.csv")
X = ads[["Age", "EstimatedSalary"]].values
y = ads["Purchased"].values
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
classifier = GaussianNB()
classifier.fit(X_train, y_train)
y_pred = classifier.predict(X_test)
cm = confusion_matrix(y_pred, y_test)  # ! evaluation/metric-args-swapped
tn, fp, fn, tp = cm.ravel()
print("missed:", fn, "false alarms:", fp)
