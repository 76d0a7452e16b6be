# style: beginner
# note: clean; near training/keras-trainable-after-compile, training/from-logits-mismatch, training/degenerate-output-layer, training/tf-function-pitfalls, training/model-in-loop-not-freed, training/sigmoid-bce-mismatch: two stages, compiled twice
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

train, valid = keras.utils.image_dataset_from_directory("leaves", validation_split=0.2, subset="both", seed=5, image_size=(160, 160), label_mode="int")
classes = len(train.class_names)

base = keras.applications.MobileNetV2(include_top=False, input_shape=(160, 160, 3), pooling="avg")
base.trainable = False
inputs = keras.Input((160, 160, 3))
x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
x = base(x, training=False)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(classes)(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.Adam(1e-3), keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
model.fit(train, validation_data=valid, epochs=20, callbacks=[stop])

base.trainable = True
for layer in base.layers[:100]:
    layer.trainable = False
model.compile(keras.optimizers.Adam(1e-5), keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=5, callbacks=[stop])

healthy = keras.Sequential([keras.Input((160, 160, 3)), layers.Rescaling(1 / 255), layers.Conv2D(8, 3, activation="relu"), layers.GlobalMaxPooling2D(), layers.Dense(1, activation="sigmoid")])
healthy.compile("adam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC()])

widths = {}
for width in (8, 16, 32):
    keras.backend.clear_session()
    small = keras.Sequential([keras.Input((160, 160, 3)), layers.Conv2D(width, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(classes, activation="softmax")])
    small.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    widths[width] = small.fit(train, validation_data=valid, epochs=8, callbacks=[stop]).history["val_accuracy"][-1]


counter = tf.Variable(0)


@tf.function
def smooth(image, strength=tf.constant(0.1)):
    counter.assign_add(1)
    tf.print("smoothed", counter)
    if tf.reduce_max(image) > 1.0:
        image = image / 255.0
    return image * (1 - strength) + tf.random.normal(tf.shape(image)) * strength


print(widths, healthy.count_params(), smooth(tf.ones((4, 4, 3))).shape)
