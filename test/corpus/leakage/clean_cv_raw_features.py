# style: beginner
# note: clean; near leakage/preprocess-outside-folds: raw features go into cross_val_score
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score, StratifiedKFold

beans = pd.read_excel("Dry_Bean_Dataset.xlsx")
print(beans["Class"].value_counts())
beans = beans.dropna().drop_duplicates()
beans["Ratio"] = beans["MajorAxisLength"] / beans["MinorAxisLength"]

X = beans.drop("Class", axis=1)
y = beans["Class"]
cv = StratifiedKFold(5, shuffle=True, random_state=3)
scores = cross_val_score(RandomForestClassifier(200, random_state=3), X, y, cv=cv, scoring="f1_macro")
print(scores, scores.mean())
