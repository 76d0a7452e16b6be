# style: package
# note: clean; near responsible/protected-attribute-feature: measured
import pandas as pd
from fairlearn.metrics import demographic_parity_difference
from sklearn.ensemble import RandomForestClassifier

loans = pd.read_csv("loans.csv")
features = loans[["income", "debt", "sex"]]
model = RandomForestClassifier().fit(features, loans["default"])
print(demographic_parity_difference(loans["default"], model.predict(features), sensitive_features=loans["sex"]))
