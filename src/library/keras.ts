/** Keras, alone or as `tf.keras`, and the parts of TensorFlow that touch rows. */
import { callback, data, draws, each, join, predictor, transformer, vectoriser } from './make';
import { kerasGenerators } from './transforms';
import type { ApiEntry, DataEntry, LibraryTable } from './vocabulary';

const model = predictor(undefined, {
  keepsState: true,
  evaluation: 'validation_data',
  fitMethods: ['fit_generator', 'train_on_batch'],
  applyMethods: ['predict_generator', 'predict_on_batch', 'predict_classes', 'evaluate', 'evaluate_generator', 'test_on_batch', 'call'],
  fitParameters: ['x', 'y', 'batch_size', 'epochs', 'verbose', 'callbacks', 'validation_split', 'validation_data', 'shuffle', 'class_weight',
    'sample_weight', 'initial_epoch'],
});
const adapts = { fitMethods: ['adapt'], applyMethods: ['call'] };
const fresh = data('fresh');

const layers = 'Dense Conv1D Conv2D Conv3D SeparableConv2D DepthwiseConv2D Conv2DTranspose LSTM GRU SimpleRNN RNN Bidirectional TimeDistributed '
  + 'Embedding Dropout SpatialDropout1D '
  + 'BatchNormalization LayerNormalization GroupNormalization Activation ReLU LeakyReLU PReLU ELU Softmax Flatten Reshape Permute RepeatVector '
  + 'Lambda Masking Concatenate Add '
  + 'Multiply Average Dot MaxPooling1D MaxPooling2D MaxPool2D AveragePooling1D AveragePooling2D GlobalAveragePooling1D GlobalAveragePooling2D '
  + 'GlobalMaxPooling1D GlobalMaxPooling2D '
  + 'ZeroPadding2D UpSampling2D Cropping2D Attention MultiHeadAttention GaussianNoise InputLayer Rescaling Resizing CenterCrop RandomFlip '
  + 'RandomRotation RandomZoom '
  + 'RandomContrast RandomTranslation CategoryEncoding Hashing ConvLSTM2D';

const applications = ('vgg16 vgg19 resnet50 resnet resnet_v2 inception_v3 inception_resnet_v2 xception mobilenet mobilenet_v2 mobilenet_v3 densenet efficientnet '
  + 'efficientnet_v2 nasnet').split(' ');

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('keras', 'Model Sequential', model),
  each('keras.models', 'Model Sequential', model),
  each('keras.applications', 'VGG16 VGG19 ResNet50 ResNet50V2 ResNet101 ResNet152 InceptionV3 InceptionResNetV2 Xception MobileNet MobileNetV2 '
    + 'MobileNetV3Small '
    + 'MobileNetV3Large DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB3 EfficientNetB7 EfficientNetV2B0 NASNetMobile', model),
  // Each application has its own, and they differ: the module's name must stay.
  ...applications.map((name) => each(`keras.applications.${name}`, 'preprocess_input', data('keep'))),
  each('keras', 'Input', fresh),
  each('keras.layers', 'Input', fresh),
  each('keras.layers', layers, data('keep')),
  { 'keras.layers.Normalization': transformer('scale', { ...adapts, fixedBy: ['mean'] }), 'keras.layers.Discretization': transformer('bins',
    { ...adapts, fixedBy: ['bin_boundaries'] }) },
  { 'keras.layers.TextVectorization': vectoriser('text-vocabulary', { ...adapts, fixedBy: ['vocabulary'] }) },
  each('keras.layers', 'StringLookup IntegerLookup', transformer('category-vocabulary', { ...adapts, fixedBy: ['vocabulary'] })),
  each('keras.preprocessing.text', 'Tokenizer', vectoriser('text-vocabulary', {
    fitMethods: ['fit_on_texts', 'fit_on_sequences'],
    applyMethods: ['texts_to_sequences', 'texts_to_matrix', 'sequences_to_matrix', 'texts_to_sequences_generator', 'sequences_to_texts'],
  })),
  each('keras.preprocessing.text', 'one_hot hashing_trick text_to_word_sequence', data('keep')),
  each('keras.preprocessing.sequence', 'pad_sequences', data('keep')),
  each('keras.preprocessing.sequence', 'TimeseriesGenerator', data('derive', { target: 'targets', parameters: ['data', 'targets', 'length',
    'sampling_rate', 'stride', 'start_index', 'end_index', 'shuffle', 'reverse', 'batch_size'] })),
  each('keras.preprocessing', 'timeseries_dataset_from_array', data('derive', { target: 'targets', parameters: ['data', 'targets',
    'sequence_length', 'sequence_stride', 'sampling_rate', 'batch_size', 'shuffle', 'seed'] })),
  each('keras.preprocessing', 'image_dataset_from_directory text_dataset_from_directory', { is: 'load', gives: 'dataset', parameters: ['directory',
    'labels', 'label_mode', 'class_names', 'color_mode', 'batch_size'] }),
  each('keras.preprocessing.image', 'img_to_array array_to_img load_img', data('keep')),
  each('keras.utils', 'to_categorical normalize', data('keep')),
  { 'keras.utils.split_dataset': { is: 'split', form: 'parts', shuffles: 'parameter', parameters: ['dataset', 'left_size', 'right_size', 'shuffle', 'seed'] } },
  each('keras.utils', 'plot_model', draws),
  each('keras.utils', 'Sequence PyDataset', fresh),
  { 'keras.utils.set_random_seed': { is: 'seed', generator: 'all' } },
  ...['mnist', 'fashion_mnist', 'cifar10', 'cifar100', 'imdb', 'reuters', 'boston_housing', 'california_housing']
    .map((name) => each<ApiEntry>(`keras.datasets.${name}`, 'load_data', { is: 'load', gives: 'parts' })),
  each('keras.models', 'load_model', { is: 'restore', path: 'filepath', parameters: ['filepath', 'custom_objects', 'compile'] }),
  each('keras.models', 'save_model', { is: 'save', object: 'model', path: 'filepath', parameters: ['model', 'filepath', 'overwrite'] }),
  each('keras.models', 'clone_model', { is: 'clone' }),
  each('keras.models', 'model_from_json', fresh),
  each('keras.callbacks', 'TensorBoard CSVLogger LearningRateScheduler Callback History '
    + 'LambdaCallback TerminateOnNaN', fresh),
  { 'keras.callbacks.EarlyStopping': callback('EarlyStopping'), 'keras.callbacks.ReduceLROnPlateau': callback('ReduceLROnPlateau'),
    'keras.callbacks.ModelCheckpoint': callback('ModelCheckpoint', ['filepath', 'monitor'], { needs: 'save_best_only' }) },
  each('keras.optimizers', 'Adam AdamW SGD RMSprop Adagrad Adadelta Adamax Nadam Ftrl', fresh),
  each('keras.losses', 'BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy MeanSquaredError MeanAbsoluteError Huber', fresh),
  each('keras.metrics', 'Accuracy BinaryAccuracy CategoricalAccuracy SparseCategoricalAccuracy AUC Precision Recall MeanSquaredError '
    + 'MeanAbsoluteError RootMeanSquaredError', fresh),
  each('keras.regularizers', 'l1 l2 l1_l2 L1 L2', fresh),
  each('keras.backend', 'clear_session', fresh),
  each('tensorflow', 'convert_to_tensor constant cast reshape expand_dims squeeze one_hot transpose Variable identity sigmoid tanh exp square sqrt '
    + 'abs where clip_by_value argsort gather', data('keep')),
  each('tensorflow', 'reduce_mean reduce_sum reduce_max reduce_min reduce_std argmax argmin', data('reduce')),
  each('tensorflow', 'concat', data('concat', { of: -1 })),
  each('tensorflow', 'stack', data('beside', { of: -1 })),
  each('tensorflow', 'zeros ones range fill eye zeros_like ones_like shape', fresh),
  each('tensorflow.math', 'reduce_mean reduce_std reduce_variance reduce_sum reduce_max reduce_min argmax confusion_matrix', data('reduce')),
  each('tensorflow.random', 'normal uniform truncated_normal', fresh),
  { 'tensorflow.random.set_seed': { is: 'seed', generator: 'tensorflow' }, 'tensorflow.random.shuffle': data('reorder'),
    'tensorflow.set_random_seed': { is: 'seed', generator: 'tensorflow' } },
  each('tensorflow.data.Dataset', 'from_tensor_slices from_tensors from_generator zip', data('keep')),
  each('tensorflow.data', 'TextLineDataset TFRecordDataset', { is: 'load', gives: 'dataset', parameters: ['filenames'] }),
  { 'tensorflow_datasets.load': { is: 'load', gives: 'splits', parameters: ['name', 'split', 'data_dir', 'batch_size', 'shuffle_files',
    'download', 'as_supervised'] } },
  each('tensorflow.estimator', 'DNNClassifier LinearClassifier BoostedTreesClassifier', predictor('classification', { keepsState: true,
    fitMethods: ['train'] })),
  each('scikeras.wrappers', 'KerasClassifier', predictor('classification')),
  each('scikeras.wrappers', 'KerasRegressor', predictor('regression')),
);

/** Methods of `tf.data.Dataset` and tensors; those that share a name with pandas mean alike. */
const methods: Readonly<Record<string, DataEntry>> = join(
  each('', 'batch prefetch cache unbatch padded_batch as_numpy_iterator numpy', data('keep')),
  each('', 'skip shard', data('subset')),
  each('', 'shuffle', data('reorder')),
  each('', 'window flat_map interleave', data('derive')),
  each('', 'flow flow_from_dataframe', data('derive')),
);

export const keras: LibraryTable = {
  library: 'keras', release: '3.12', read: '2026-11-20', entries: { ...entries, ...kerasGenerators }, methods,
  aliases: {
    'tensorflow.keras': 'keras', 'tensorflow.python.keras': 'keras', 'tensorflow.contrib.keras': 'keras', 'tensorflow.compat.v1.keras': 'keras',
      tf_keras: 'keras', 'keras.api': 'keras', 'keras.src': 'keras',
    'tensorflow.compat.v1': 'tensorflow', 'tensorflow.compat.v2': 'tensorflow',
    'keras.engine.training': 'keras.models', 'keras.engine': 'keras',
    'keras.layers.experimental.preprocessing': 'keras.layers', 'keras.layers.preprocessing': 'keras.layers',
    'keras.layers.core': 'keras.layers', 'keras.layers.recurrent': 'keras.layers', 'keras.layers.convolutional': 'keras.layers',
      'keras.layers.normalization': 'keras.layers', 'keras.layers.embeddings': 'keras.layers',
    'keras.layers.merge': 'keras.layers', 'keras.layers.pooling': 'keras.layers',
    'keras.utils.np_utils': 'keras.utils', 'keras.utils.pad_sequences': 'keras.preprocessing.sequence.pad_sequences',
      'keras.utils.clone_model': 'keras.models.clone_model',
    'keras.saving.load_model': 'keras.models.load_model', 'keras.saving.save_model': 'keras.models.save_model',
    'keras.utils.image_dataset_from_directory': 'keras.preprocessing.image_dataset_from_directory',
      'keras.utils.text_dataset_from_directory': 'keras.preprocessing.text_dataset_from_directory',
    'keras.utils.timeseries_dataset_from_array': 'keras.preprocessing.timeseries_dataset_from_array',
    'keras.preprocessing.image.image_dataset_from_directory': 'keras.preprocessing.image_dataset_from_directory',
    'keras.utils.img_to_array': 'keras.preprocessing.image.img_to_array', 'keras.utils.load_img': 'keras.preprocessing.image.load_img',
    ...Object.fromEntries(applications.map((name) => [`keras.applications.${name}`, 'keras.applications'])),
    keras_preprocessing: 'keras.preprocessing', 'keras.wrappers.scikit_learn': 'scikeras.wrappers',
  },
  neverBare: ['preprocess_input', 'Model', 'Input', 'Lambda', 'Average', 'Multiply', 'Permute', 'Sequence', 'Attention', 'Callback', 'History', 'Reshape', 'Accuracy',
    'Precision', 'Recall', 'normalize', 'save_model', 'reduce_mean', 'reduce_sum', 'load_data', 'set_random_seed', 'set_seed', 'one_hot',
    'confusion_matrix', 'expand_dims', 'zeros_like', 'ones_like'],
};
