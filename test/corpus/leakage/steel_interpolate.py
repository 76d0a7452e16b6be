# style: beginner
# note: one-line z-score of a frame and a fill with the mode
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC
from sklearn import metrics

df = pd.read_csv("faults.csv")
df.columns = [c.strip().lower() for c in df.columns]

df["thickness"] = df["thickness"].fillna(df["thickness"].mode()[0])  # ! leakage/statistic-before-split

y = df.pop("fault")
df = (df - df.mean()) / df.std()  # ! leakage/statistic-before-split

a, b, c, d = train_test_split(df, y, test_size=0.4, random_state=9)
model = SVC(gamma="auto")
model.fit(a, c)
print("acc", metrics.accuracy_score(d, model.predict(b)))
