# style: course
# note: layers are unfrozen after compile, and the model is trained on
from tensorflow import keras
from tensorflow.keras import layers


def fine_tune(train_ds, val_ds):
    base_model = keras.applications.Xception(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
    base_model.trainable = False
    inputs = keras.Input(shape=(150, 150, 3))
    x = base_model(inputs, training=False)
    x = layers.GlobalAveragePooling2D()(x)
    outputs = layers.Dense(1, activation="sigmoid")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(train_ds, epochs=10, validation_data=val_ds)

    base_model.trainable = True  # ! training/keras-trainable-after-compile
    model.fit(train_ds, epochs=5, validation_data=val_ds)
    return model
