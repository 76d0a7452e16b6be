# style: course
# note: clean; near leakage/target-in-preprocessing: a supervised reduction and a binning are steps of the pipeline; the clustering never sees the target
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.impute import KNNImputer
from sklearn.metrics import classification_report
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

wine = pd.read_csv("wine.csv")
X = wine.drop(columns="quality")
y = wine["quality"]
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=11)

model = Pipeline([
    ("impute", KNNImputer(n_neighbors=5)),
    ("scale", StandardScaler()),
    ("reduce", LinearDiscriminantAnalysis(n_components=2)),
    ("classify", KNeighborsClassifier(n_neighbors=7)),
])
print(cross_val_score(model, X_train, y_train, cv=5, scoring="f1_macro").mean())
model.fit(X_train, y_train)
print(classification_report(y_test, model.predict(X_test)))

groups = KMeans(n_clusters=4, n_init=10, random_state=0).fit(X_train.fillna(0))
print(pd.crosstab(groups.labels_, y_train))
