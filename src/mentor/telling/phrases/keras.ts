import type { NounTable, PhraseTable } from '../phrase';
import { nouns, phrases } from '../phrase';

/** Keras (3.11) and the parts of TensorFlow that programs use beside it. */
export const kerasNouns: NounTable = {
  ...nouns('keras', 'define', [
    ['Sequential', 'a network', 'passes its input through its layers one after the other'],
    ['Model', 'a network', 'is given by its inputs and outputs'],
  ]),
  ...nouns('keras.models', 'define', [
    ['Sequential', 'a network', 'passes its input through its layers one after the other'],
    ['Model', 'a network', 'is given by its inputs and outputs'],
  ]),
  ...nouns('keras.layers', 'define', [
    ['Dense', 'a fully connected layer', 'mixes all inputs into each output with learned weights'],
    ['Conv1D Conv2D Conv3D SeparableConv2D DepthwiseConv2D', 'a convolution layer', 'slides small learned filters over its input'],
    ['Conv2DTranspose UpSampling2D', 'an enlarging layer', 'makes its input larger'],
    ['LSTM GRU SimpleRNN RNN ConvLSTM2D', 'a recurrent layer', 'reads a sequence step by step and keeps a memory'],
    ['Bidirectional', 'a two-way layer', 'reads the sequence from both ends'],
    ['TimeDistributed', 'a wrapper', 'applies a layer to each step of a sequence'],
    ['Embedding', 'an embedding', 'gives each id a learned vector'],
    ['Dropout SpatialDropout1D', 'a dropout', 'switches off random units in training, and does nothing in prediction'],
    ['BatchNormalization', 'a batch norm', 'rescales by the batch\'s statistics in training, and by running ones in prediction'],
    ['LayerNormalization GroupNormalization', 'a norm layer', 'rescales each sample by its own statistics'],
    ['Activation ReLU LeakyReLU PReLU ELU', 'an activation', 'bends the values, so that layers can learn more than straight lines'],
    ['Softmax', 'a softmax', 'turns scores into shares that add up to 1'],
    ['Flatten', 'a flattening', 'makes one row of numbers of each sample'],
    ['Reshape Permute RepeatVector', 'a reshaping', 'gives each sample another shape'],
    ['MaxPooling1D MaxPooling2D MaxPool2D AveragePooling2D GlobalAveragePooling1D GlobalAveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D', 'a pooling layer', 'makes its input smaller by keeping one number per patch'],
    ['Concatenate Add Multiply Average Dot', 'a joining layer', 'puts several inputs together'],
    ['Attention MultiHeadAttention', 'an attention layer', 'lets each position look at the others'],
    ['Lambda', 'a layer of one\'s own', 'applies a function'],
    ['Input InputLayer', 'an input', 'says which shape a sample has'],
    ['Rescaling', 'a rescaling', 'multiplies by a fixed number: the same in training and in use'],
    ['Resizing CenterCrop', 'a resizing', 'brings pictures to one size'],
    ['RandomFlip RandomRotation RandomZoom RandomContrast RandomTranslation GaussianNoise', 'a random change', 'varies samples in training alone (augmentation)'],
  ]),
  ...nouns('keras.layers', 'fit', [
    ['Normalization', 'a normalisation layer', 'rescales by a mean and a spread', 'the mean and the spread of each column', 'rescales with them'],
    ['TextVectorization', 'a text vectoriser', 'turns texts into numbers of words', 'the vocabulary', 'turns texts into word numbers'],
    ['StringLookup IntegerLookup', 'a look-up', 'turns categories into numbers', 'the list of categories', 'turns categories into numbers'],
    ['Discretization', 'a binner', 'cuts numbers into bins', 'the edges of the bins', 'replaces each value by its bin'],
  ], ['fit-order']),
  ...nouns('keras.preprocessing.text', 'fit', [['Tokenizer', 'a word numberer', 'gives each word a number', 'the words and how often they occur', 'turns texts into word numbers']], ['fit-order']),
  ...nouns('keras.preprocessing.image', 'setup', [['ImageDataGenerator', 'a picture reader', 'reads pictures in batches and varies them where asked (augmentation)']], ['augment-train']),
  ...nouns('keras.callbacks', 'setup', [
    ['EarlyStopping', 'an early stop', 'ends the training when the watched number stops getting better'],
    ['ModelCheckpoint', 'a checkpoint', 'saves the model during training'],
    ['ReduceLROnPlateau LearningRateScheduler', 'a learning-rate schedule', 'changes the learning rate as training goes on'],
    ['TensorBoard CSVLogger', 'a log', 'writes down how training goes'],
  ], ['watched-set']),
  ...nouns('keras.optimizers', 'define', [['Adam AdamW Nadam Adamax SGD RMSprop Adagrad', 'an optimiser', 'decides how weights move against the gradient']], ['learning-rate'], ['learning_rate']),
  ...nouns('keras.optimizers.legacy', 'define', [['Adam SGD RMSprop', 'an optimiser', 'decides how weights move against the gradient']], ['learning-rate'], ['learning_rate']),
  ...nouns('keras.losses', 'define', [
    ['BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy', 'a loss for classes', 'wants probabilities, unless `from_logits=True` is set'],
    ['MeanSquaredError MeanAbsoluteError Huber', 'a loss for numbers', 'grows with the difference'],
  ], ['keras-logits']),
};

/** Functions of Keras and TensorFlow. */
export const kerasFunctions: PhraseTable = {
  ...phrases('keras', 'define', [['Input', 'says that a sample has the shape {shape,0}']]),
  ...phrases('keras.models', 'restore', [['load_model model_from_json', 'reads a saved model from {0}', 'unsafe-load']]),
  ...phrases('keras.models', 'define', [['clone_model', 'makes an untrained copy of {0}']]),
  ...phrases('keras.utils', 'feature', [
    ['to_categorical', 'turns class numbers ({0}) into columns of 0 and 1'],
    ['load_img img_to_array', 'reads a picture as numbers'],
    ['pad_sequences', 'brings sequences to one length by filling up or cutting off'],
  ]),
  ...phrases('keras.utils', 'load', [
    ['image_dataset_from_directory text_dataset_from_directory', 'reads a data set from the folder {0}: each sub-folder\'s name is a class[[validation_split: and holds back {validation_split|share}]]', 'image-order'],
    ['get_file', 'downloads a file'],
  ]),
  ...phrases('keras.utils', 'look', [['plot_model', 'draws the network {0}']]),
  ...phrases('keras.preprocessing.sequence', 'feature', [['pad_sequences', 'brings the sequences {0} to one length by filling up or cutting off']]),
  ...phrases('keras.preprocessing.image', 'feature', [['load_img', 'reads the picture {0}'], ['img_to_array', 'turns a picture into an array of numbers']]),
  ...phrases('keras.datasets', 'load', [
    ['mnist.load_data fashion_mnist.load_data cifar10.load_data cifar100.load_data imdb.load_data reuters.load_data boston_housing.load_data', 'loads a public data set, parted into training and test rows already', 'toy-data'],
  ]),
  ...phrases('keras.applications', 'define', [
    ['VGG16 VGG19 ResNet50 ResNet50V2 ResNet101 InceptionV3 InceptionResNetV2 Xception MobileNet MobileNetV2 MobileNetV3Small MobileNetV3Large DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB3 EfficientNetB7 NASNetMobile', 'makes the well-known network {name}[[weights=imagenet: with weights trained on ImageNet]][[include_top=False:, without its last layers, so that you add your own]]', 'pretrained'],
  ]),
  ...phrases('tensorflow', 'feature', [
    ['constant convert_to_tensor Variable', 'makes a tensor of {0}'],
    ['cast', 'turns {0} into the type {1}'],
    ['reshape expand_dims squeeze transpose', 'changes the shape of {0}'],
    ['reduce_mean reduce_sum reduce_max', 'takes a number over {0}'],
    ['argmax', 'finds where {0} is largest: with class scores, that is the predicted class'],
    ['concat stack', 'puts tensors together'],
    ['one_hot', 'turns class numbers into columns of 0 and 1'],
  ]),
  ...phrases('tensorflow', 'setup', [['device', 'names the device to compute on']]),
  ...phrases('tensorflow', 'step', [['GradientTape', 'records what is computed inside, so that gradients can be taken']]),
  ...phrases('tensorflow.random', 'setup', [['set_seed', 'fixes TensorFlow\'s random numbers at {0}', 'seeds']]),
  ...phrases('tensorflow.io', 'load', [['read_file', 'reads the file {0}']]),
  ...phrases('tensorflow.image', 'feature', [['resize decode_jpeg decode_png decode_image', 'prepares a picture ({name})'], ['random_flip_left_right random_brightness', 'varies a picture (augmentation)']]),
  ...phrases('tensorflow.data.Dataset', 'load', [['from_tensor_slices', 'makes a stream of samples of {0}'], ['list_files', 'makes a stream of file names']]),
};

/** Methods whose names belong to Keras models and tf.data streams. */
export const kerasMethods: PhraseTable = {
  ...phrases('', 'define', [
    ['compile', 'fixes how {it} is trained[[optimizer:: optimiser {optimizer}]][[loss:, loss {loss}]][[metrics:, reporting {metrics}]]', 'keras-logits'],
    ['summary', 'prints the layers of {it}'],
  ]),
  ...phrases('', 'load', [
    ['flow_from_directory', 'reads pictures from the folder {0} in batches: each sub-folder\'s name is a class', 'image-order'],
    ['flow_from_dataframe flow', 'reads pictures in batches'],
  ]),
  ...phrases('', 'setup', [['prefetch', 'prepares the next batches while one is computed on']]),
};
