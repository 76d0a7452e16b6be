# style: beginner
# note: clean; near leakage/resample-before-split: sample(frac=1) and a smaller sample without replacement are no copies
import pandas as pd
from sklearn.naive_bayes import GaussianNB
from sklearn.model_selection import train_test_split

covtype = pd.read_csv("covtype.csv")
covtype = covtype.sample(frac=1, random_state=4).reset_index(drop=True)
small = covtype.sample(n=20000, random_state=4)
print(small["Cover_Type"].value_counts())

X_train, X_test, y_train, y_test = train_test_split(
    small.drop(columns="Cover_Type"), small["Cover_Type"], test_size=0.2, random_state=4
)
gnb = GaussianNB().fit(X_train, y_train)
print("score", gnb.score(X_test, y_test))
