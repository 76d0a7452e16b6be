# style: package
# note: sex and race as features
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

loans = pd.read_csv("loans.csv")
features = loans[["income", "debt", "sex", "race"]]  # ! responsible/protected-attribute-feature
model = RandomForestClassifier().fit(features, loans["default"])
