# style: beginner
# note: the network learns scaled numbers, the app sends centimetres
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler
from tensorflow import keras
from tensorflow.keras import layers

data = pd.read_csv("iris.csv")
X = data[["sepal_length", "sepal_width", "petal_length", "petal_width"]].values
y = LabelEncoder().fit_transform(data["species"])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1, stratify=y)

sc = StandardScaler()
X_train = sc.fit_transform(X_train)  # ! skew/fitted-transformer-not-saved
X_test = sc.transform(X_test)

model = keras.Sequential([
    keras.Input(shape=(4,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(16, activation="relu"),
    layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=60, batch_size=16, verbose=0)

print("test accuracy", model.evaluate(X_test, y_test, verbose=0)[1])
model.save("iris_net.keras")
