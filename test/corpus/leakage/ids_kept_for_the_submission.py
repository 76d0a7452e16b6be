# style: competition
# note: clean; near leakage/identifier-as-feature: ids are taken out before the fit and written into the submission; words with "id" in them are no ids
import lightgbm as lgb
import pandas as pd
from sklearn.model_selection import StratifiedKFold, cross_val_score

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
test_ids = test.pop("passenger_id")
y = train.pop("transported")
train = train.drop(columns=["passenger_id"])

features = ["valid_ticket", "humidity", "width", "age"]
model = lgb.LGBMClassifier(n_estimators=400, learning_rate=0.02, random_state=0)
folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
print(cross_val_score(model, train[features], y, cv=folds, scoring="roc_auc").mean())

model.fit(train[features], y)
submission = pd.DataFrame({"passenger_id": test_ids, "transported": model.predict(test[features])})
submission.to_csv("submission.csv", index=False)
