# style: beginner
# note: conditions on columns without parentheses; tables as conditions
# open: data/read-without-schema
import pandas as pd

people = pd.read_csv("people.csv")
adults = people[people["age"] > 17 & people["income"] > 0]  # ! data/mask-precedence
some = people[(people["age"] > 17) and (people["income"] > 0)]  # ! data/mask-precedence
either = people[people["smoker"] == 1 | people["drinks"] == 1]  # ! data/mask-precedence
if people:  # ! data/frame-bool
    print("there are people")
if not adults:  # ! data/frame-bool
    print("no adults")
while people["age"] > 100:  # ! data/frame-bool
    break
