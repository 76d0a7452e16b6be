# style: beginner
# note: a filter that is typed
import pandas as pd

prices = pd.read_csv("prices.csv")
wish = input("filter: ")
print(prices.query(wish))  # ! security/pandas-eval-untrusted
print(pd.eval(input("sum: ")))  # ! security/pandas-eval-untrusted
