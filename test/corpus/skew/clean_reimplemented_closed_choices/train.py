# style: package
# note: clean; near skew/feature-reimplemented: training brings old names of a department to the new one, and the page offers the new one alone
import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

staff = pd.read_csv("staff.csv")
staff["department"] = staff["department"].replace("information_technology", "it")
staff["department"] = staff["department"].str.lower()
model = make_pipeline(OneHotEncoder(handle_unknown="ignore"), RandomForestClassifier(random_state=0))
model.fit(staff[["department", "salary"]], staff["left"])
joblib.dump(model, "staff.joblib")
