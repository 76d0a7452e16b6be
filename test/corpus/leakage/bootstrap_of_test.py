# style: course
# note: clean; near leakage/fit-on-test: test rows are drawn again to see how much the score varies; the sampler sees training rows alone
import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

df = pd.read_csv("stroke.csv")
X, y = df.drop(columns="stroke"), df["stroke"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=3, stratify=y)

X_more, y_more = RandomOverSampler(random_state=3).fit_resample(X_train, y_train)
forest = RandomForestClassifier(random_state=3).fit(X_more, y_more)

scores = []
for seed in range(200):
    X_drawn, y_drawn = resample(X_test, y_test, random_state=seed)
    scores.append(balanced_accuracy_score(y_drawn, forest.predict(X_drawn)))
print(np.percentile(scores, [2.5, 97.5]))
