# style: package
# note: the pickle of scikit-learn 1.2 is opened by 1.5
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

mushrooms = pd.read_csv("mushrooms.csv")
pipeline = make_pipeline(StandardScaler(), RandomForestClassifier(n_estimators=120))
pipeline.fit(mushrooms.drop(columns="edible").to_numpy(), mushrooms["edible"])
joblib.dump(pipeline, "../models/mushroom.joblib")
