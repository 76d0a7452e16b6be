# style: beginner
# note: a bar chart of the classes shows that one is rare; the split, the model and the metric take no notice
import pandas as pd
import seaborn as sns
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("disease.csv")
sns.countplot(x="disease", data=df)
print(df["disease"].value_counts(normalize=True))

X = df[["bmi", "pressure", "cholesterol"]]
y = df["disease"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
rf = RandomForestClassifier(random_state=0)
rf.fit(X_train, y_train)  # ! responsible/imbalance-ignored
print(accuracy_score(y_test, rf.predict(X_test)))
