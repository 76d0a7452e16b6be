# style: course
# note: distances over columns of other sizes
import pandas as pd
from sklearn.datasets import fetch_california_housing, load_breast_cancer
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.svm import SVC
from sklearn.cluster import KMeans

cancer = load_breast_cancer()
X_train, X_test, y_train, y_test = train_test_split(cancer.data, cancer.target, stratify=cancer.target, random_state=0)
model = SVC(kernel="rbf")
model.fit(X_train, y_train)  # ! api/scaling-missing
print(model.score(X_test, y_test))

houses, prices = fetch_california_housing(return_X_y=True)
print(cross_val_score(KNeighborsRegressor(), houses, prices, cv=5))  # ! api/scaling-missing

customers = pd.read_csv("customers.csv")
groups = KMeans(n_clusters=4, random_state=0)
groups.fit(customers[["age", "annual_income"]])  # ! api/scaling-missing
