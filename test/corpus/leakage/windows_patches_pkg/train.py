# style: package
# note: half-overlapping patches of each slide, split at random
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

from patches import to_patches


def main():
    slides = np.load("slides.npz")
    X, y = [], []
    for slide, label in zip(slides["images"], slides["labels"]):
        for patch in to_patches(slide):
            X.append(patch.mean(axis=(0, 1)))
            y.append(label)
    X_train, X_test, y_train, y_test = train_test_split(np.array(X), np.array(y), test_size=0.25, random_state=0)  # ! leakage/windows-before-random-split
    rf = RandomForestClassifier(300).fit(X_train, y_train)
    print("patch accuracy", rf.score(X_test, y_test))


main()
