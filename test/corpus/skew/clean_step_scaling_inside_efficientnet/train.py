# style: competition
# note: clean; near skew/step-mismatch: this network scales by itself and preprocess_input does nothing
import tensorflow as tf
from tensorflow.keras.applications.efficientnet import EfficientNetB0, preprocess_input
from tensorflow.keras.preprocessing.image import ImageDataGenerator

flow = ImageDataGenerator(preprocessing_function=preprocess_input).flow_from_directory("tumours", target_size=(224, 224))
base = EfficientNetB0(include_top=False, pooling="avg")
net = tf.keras.Sequential([base, tf.keras.layers.Dense(4, activation="softmax")])
net.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
net.fit(flow, epochs=6)
net.save("tumours.keras")
