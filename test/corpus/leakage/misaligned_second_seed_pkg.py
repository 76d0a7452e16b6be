# style: package
# note: a fresh split is drawn for the evaluation, the model was trained on the first one
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


def train(table):
    part, _ = train_test_split(table, test_size=0.2, random_state=1)
    return RandomForestClassifier(random_state=1).fit(part.drop(columns="late"), part["late"])


def evaluate(model, table):
    _, held_out = train_test_split(table, test_size=0.2, random_state=2)  # ! leakage/misaligned-splits
    return f1_score(held_out["late"], model.predict(held_out.drop(columns="late")))


flights = pd.read_csv("flights.csv")
print(evaluate(train(flights), flights))
