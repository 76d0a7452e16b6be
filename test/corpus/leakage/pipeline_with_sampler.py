# style: beginner
# note: scikit-learn's own Pipeline stops at the sampler
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline

claims = pd.read_csv("claims.csv")
y = claims.pop("fraud")
X_train, X_test, y_train, y_test = train_test_split(claims, y, stratify=y, random_state=0)
pipe = Pipeline([("sample", RandomOverSampler(random_state=0)), ("model", LogisticRegression(max_iter=1000))])  # ! leakage/unprotected-pipeline
pipe.fit(X_train, y_train)
print(pipe.score(X_test, y_test))
