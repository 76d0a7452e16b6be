# style: package
# note: the number of the boat is dropped before the training and handed over by the service
import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler

boats = pd.read_csv("boats.csv")
rows = boats.drop(columns=["boat", "price"])
scaler = StandardScaler()
table = pd.DataFrame(scaler.fit_transform(rows), columns=rows.columns)
table["price"] = boats["price"]
table.to_csv("prepared.csv", index=False)
joblib.dump(scaler, "boat_scaler.joblib")
