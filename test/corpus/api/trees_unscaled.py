# style: course
# note: clean; near api/scaling-missing: trees, one unit, and columns of which nothing is known
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, load_wine
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import cross_val_score
from sklearn.svm import SVC

X, y = load_wine(return_X_y=True)
print(cross_val_score(GradientBoostingClassifier(random_state=0), X, y))

pixels, digits = load_digits(return_X_y=True)
print(cross_val_score(SVC(), pixels, digits))

places = pd.read_csv("places.csv")
print(KMeans(n_clusters=4, random_state=0).fit(places[["latitude", "longitude"]]).labels_)
