# style: beginner
# note: clean; near skew/sql-python-mismatch: coalesce(x, 0) and fillna(0) are the same
import pickle
import sqlite3

import pandas as pd
from sklearn.tree import DecisionTreeClassifier

con = sqlite3.connect("library.db")
loans = pd.read_sql("select coalesce(days_late, 0) as days_late, pages, returned from loans", con)
tree = DecisionTreeClassifier(max_depth=4).fit(loans[["days_late", "pages"]], loans["returned"])
with open("loans.pkl", "wb") as f:
    pickle.dump(tree, f)
