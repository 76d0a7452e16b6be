# style: beginner
# note: clean; near leakage/fit-before-split: a cut-out of a program that splits first; the parts are named and never made here
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

scaler = StandardScaler().fit(X_train)
clf = LogisticRegression()
clf.fit(scaler.transform(X_train), y_train)
print(clf.score(scaler.transform(X_test), y_test))

# Display functions of a notebook, and what its settings are called, are no data.
display(clf)
if VERBOSE:
    print(describe(clf))
