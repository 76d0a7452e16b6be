# style: package
# note: the bundle carries all rows beside the parts, and the trainer takes the wrong entry
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

from trainer import Trainer


def make_bundle(path, label):
    frame = pd.read_csv(path)
    y = frame.pop(label)
    X_train, X_test, y_train, y_test = train_test_split(frame, y, test_size=0.2, random_state=0)
    return {"all": (frame, y), "train": (X_train, y_train), "test": (X_test, y_test)}


bundle = make_bundle("events.csv", "is_bot")
trainer = Trainer(RandomForestClassifier(max_depth=12, random_state=0), f1_score)
print("F1 on held-out events:", trainer.fit(bundle).evaluate(bundle))
