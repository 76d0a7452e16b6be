# style: package
# note: clean; near leakage/test-rows-in-training-set: two nested splits, three parts with nothing in common
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras


def three_parts(frame, label, seed):
    rest, test = train_test_split(frame, test_size=0.2, random_state=seed, stratify=frame[label])
    train, valid = train_test_split(rest, test_size=0.25, random_state=seed, stratify=rest[label])
    return train, valid, test


def main():
    frame = pd.read_csv("telescope.csv")
    frame["class"] = (frame["class"] == "g").astype(int)
    train, valid, test = three_parts(frame, "class", seed=3)
    columns = frame.columns.drop("class")

    net = keras.Sequential([keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    stop = keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)
    net.fit(train[columns], train["class"], validation_data=(valid[columns], valid["class"]), epochs=100, callbacks=[stop])
    print(net.evaluate(test[columns], test["class"]))


if __name__ == "__main__":
    main()
