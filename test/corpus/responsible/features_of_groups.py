# style: beginner
# note: protected attributes as features
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
features = loans[["income", "debt", "gender"]]  # ! responsible/protected-attribute-feature
X_train, X_test, y_train, y_test = train_test_split(features, loans["repaid"], random_state=0, stratify=loans["repaid"])
model = LogisticRegression(max_iter=1000).fit(X_train, y_train)
print(model.score(X_test, y_test))
