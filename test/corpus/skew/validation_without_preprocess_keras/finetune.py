# style: competition
# note: validation images are divided by 255, training images go through preprocess_input
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.applications import Xception
from tensorflow.keras.applications.xception import preprocess_input
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint
from tensorflow.keras.preprocessing.image import ImageDataGenerator

SIZE = (299, 299)

train_gen = ImageDataGenerator(preprocessing_function=preprocess_input, shear_range=10, zoom_range=0.1, horizontal_flip=True)
train_ds = train_gen.flow_from_directory("clothes/train", target_size=SIZE, batch_size=32, seed=42)

val_gen = ImageDataGenerator(rescale=1 / 255)  # ! skew/train-validation-mismatch@1
val_ds = val_gen.flow_from_directory("clothes/validation", target_size=SIZE, batch_size=32, shuffle=False)  # ! skew/train-validation-mismatch@1


def make_model(rate=0.001, inner=100, drop=0.2):
    base = Xception(weights="imagenet", include_top=False, input_shape=(299, 299, 3))
    base.trainable = False
    inputs = tf.keras.Input(shape=(299, 299, 3))
    vectors = layers.GlobalAveragePooling2D()(base(inputs, training=False))
    hidden = layers.Dropout(drop)(layers.Dense(inner, activation="relu")(vectors))
    net = tf.keras.Model(inputs, layers.Dense(10)(hidden))
    net.compile(
        optimizer=tf.keras.optimizers.Adam(rate),
        loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return net


best = ModelCheckpoint("clothes.keras", save_best_only=True, monitor="val_accuracy")
model = make_model()
model.fit(train_ds, epochs=30, validation_data=val_ds, callbacks=[best, EarlyStopping(patience=4)])
