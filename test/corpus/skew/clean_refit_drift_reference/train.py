# style: package
# note: clean; near skew/refit-at-serving: what is fitted on incoming rows is a drift monitor, the model never sees it
import joblib
import pandas as pd
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PowerTransformer
from sklearn.svm import OneClassSVM

flows = pd.read_csv("flows.csv")
detector = make_pipeline(PowerTransformer(), OneClassSVM(nu=0.01)).fit(flows[["packets", "bytes", "seconds"]].to_numpy())
joblib.dump(detector, "flows.joblib")
