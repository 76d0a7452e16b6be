# style: course
# note: clean; near leakage/fit-before-split: the scaler is inside the pipeline that is fitted on the training part
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

heart = pd.read_csv("heart.csv")
print(heart.info())

y = heart["HeartDisease"]
X = heart.drop(columns="HeartDisease")
numeric = X.select_dtypes("number").columns
categorical = X.select_dtypes(exclude="number").columns

preprocess = ColumnTransformer([
    ("num", Pipeline([("impute", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), numeric),
    ("cat", OneHotEncoder(handle_unknown="ignore"), categorical),
])
pipe = Pipeline([("prep", preprocess), ("clf", LogisticRegression(max_iter=1000))])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
pipe.fit(X_train, y_train)
print(classification_report(y_test, pipe.predict(X_test)))
