# style: package
# note: clean; near skew/fitted-transformer-not-saved: the page scales nothing because it only asks the API, which has the pipeline
import joblib
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

wine = pd.read_csv("wine.csv")
pipeline = Pipeline([("scale", StandardScaler()), ("knn", KNeighborsClassifier(9))])
pipeline.fit(wine[["alcohol", "acid", "sugar"]], wine["quality"])
joblib.dump(pipeline, "wine.joblib")
