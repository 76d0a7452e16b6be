# style: beginner
# note: clean; near training/keras-trainable-after-compile, training/from-logits-mismatch, training/degenerate-output-layer, evaluation/augment-validation, api/removed-sklearn-keras-api: the same transfer with augmentation layers, logits on both sides and a new compile after unfreezing
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(1)
SIZE = (224, 224)

train_data = keras.utils.image_dataset_from_directory("flowers/train", image_size=SIZE, batch_size=32, seed=1)
val_data = keras.utils.image_dataset_from_directory("flowers/val", image_size=SIZE, batch_size=32, shuffle=False)
classes = len(train_data.class_names)

augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1), layers.RandomZoom(0.2)])
train_data = train_data.map(lambda x, y: (augment(x, training=True), y)).prefetch(tf.data.AUTOTUNE)
val_data = val_data.cache().prefetch(tf.data.AUTOTUNE)

base = keras.applications.EfficientNetV2B0(include_top=False, input_shape=SIZE + (3,))
base.trainable = False
inputs = keras.Input(SIZE + (3,))
x = base(inputs, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(classes)(x)
model = keras.Model(inputs, outputs)


def compile_with(rate):
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )


compile_with(1e-3)
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
model.fit(train_data, validation_data=val_data, epochs=10, callbacks=[stop])

base.trainable = True
for layer in base.layers[:-30]:
    layer.trainable = False
compile_with(1e-5)
model.fit(train_data, validation_data=val_data, epochs=5, callbacks=[stop])
model.save("flowers.keras")

is_rose = keras.Sequential([base, layers.GlobalAveragePooling2D(), layers.Dense(1, activation="sigmoid")])
is_rose.compile(optimizer="adam", loss="binary_crossentropy", metrics=[keras.metrics.AUC()])
is_rose.fit(train_data.map(lambda image, label: (image, tf.cast(label == 0, tf.float32))), epochs=3)
