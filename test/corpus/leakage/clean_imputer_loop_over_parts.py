# style: beginner
# note: clean; near leakage/fit-on-test: fitted once on the training part, transform in a loop over both
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

pima = pd.read_csv("diabetes.csv")
zero_is_missing = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
pima[zero_is_missing] = pima[zero_is_missing].replace(0, float("nan"))
X_train, X_test, y_train, y_test = train_test_split(pima.drop("Outcome", axis=1), pima["Outcome"], random_state=6)

imp = SimpleImputer(strategy="median")
imp.fit(X_train)
parts = [imp.transform(part) for part in (X_train, X_test)]
knn = KNeighborsClassifier(11).fit(parts[0], y_train)
print(knn.score(parts[1], y_test))
