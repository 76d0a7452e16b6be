# style: beginner
# note: upsampling by sklearn.utils.resample and concat, the classic recipe in the wrong place
import pandas as pd
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score

stroke = pd.read_csv("healthcare-dataset-stroke-data.csv")
stroke = stroke[["age", "hypertension", "heart_disease", "avg_glucose_level", "stroke"]]

majority = stroke[stroke.stroke == 0]
minority = stroke[stroke.stroke == 1]
print(len(majority), len(minority))

minority_up = resample(minority, replace=True, n_samples=len(majority), random_state=27)  # ! leakage/resample-before-split
upsampled = pd.concat([majority, minority_up])

X = upsampled.drop("stroke", axis=1)
y = upsampled["stroke"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=27)

lr = LogisticRegression(solver="liblinear").fit(X_train, y_train)
print("recall:", recall_score(y_test, lr.predict(X_test)))
