import sys

import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import img_to_array, load_img

net = tf.keras.models.load_model("tumours.keras")
for path in sys.argv[1:]:
    # no rescaling: EfficientNet has its own layer for that
    x = img_to_array(load_img(path, target_size=(224, 224)))
    print(path, net.predict(np.expand_dims(x, 0))[0].round(3))
