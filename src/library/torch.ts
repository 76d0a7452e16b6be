/** PyTorch, torchvision, Lightning: what parts rows, what keeps weights. */
import { callback, data, draws, each, identity, join, predictor } from './make';
import type { ApiEntry, DataEntry, LibraryTable } from './vocabulary';

const fresh = data('fresh');
const network = predictor(undefined, { keepsState: true, applyMethods: ['forward'] });

const layers = 'Linear Bilinear Conv1d Conv2d Conv3d ConvTranspose2d LSTM GRU RNN LSTMCell GRUCell Embedding EmbeddingBag BatchNorm1d BatchNorm2d '
  + 'BatchNorm3d LayerNorm GroupNorm '
  + 'InstanceNorm2d Dropout Dropout2d ReLU LeakyReLU GELU ELU PReLU SiLU Sigmoid Tanh Softmax LogSoftmax Flatten Unflatten MaxPool1d MaxPool2d '
  + 'AvgPool1d AvgPool2d '
  + 'AdaptiveAvgPool1d AdaptiveAvgPool2d Transformer TransformerEncoder TransformerEncoderLayer TransformerDecoder MultiheadAttention Identity '
  + 'Upsample';

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('torch.nn', 'Module Sequential', network),
  each('torch.nn', layers, network),
  each('torch.nn', 'ModuleList ModuleDict Parameter', fresh),
  each('torch.nn', 'CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss MSELoss L1Loss SmoothL1Loss HuberLoss '
    + 'KLDivLoss CTCLoss TripletMarginLoss '
    + 'CosineEmbeddingLoss GaussianNLLLoss', { is: 'loss' }),
  each('torch.nn', 'DataParallel', identity),
  each('torch.nn.parallel', 'DistributedDataParallel', identity),
  { 'torch.compile': identity, 'torch.jit.script': identity, 'torch.jit.trace': identity },
  each('torch.nn.functional', 'relu softmax log_softmax sigmoid tanh gelu dropout max_pool2d avg_pool2d normalize one_hot pad interpolate linear '
    + 'conv2d', data('keep')),
  each('torch.nn.functional', 'cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits mse_loss l1_loss smooth_l1_loss '
    + 'kl_div', data('keep')),
  each('torch.nn.utils', 'clip_grad_norm_ clip_grad_value_', draws),
  each('torch.optim', 'Adam AdamW SGD RMSprop Adagrad Adadelta Adamax NAdam RAdam LBFGS', { is: 'optimizer' }),
  each('torch.optim.lr_scheduler', 'StepLR MultiStepLR ExponentialLR CosineAnnealingLR ReduceLROnPlateau OneCycleLR LambdaLR CyclicLR '
    + 'CosineAnnealingWarmRestarts LinearLR', fresh),
  each('torch', 'tensor as_tensor from_numpy Tensor FloatTensor LongTensor DoubleTensor IntTensor BoolTensor asarray clone detach sigmoid softmax '
    + 'log_softmax relu exp log log1p sqrt abs square '
    + 'clamp round floor where flatten reshape squeeze unsqueeze transpose permute matmul mm bmm nan_to_num isnan isfinite argsort einsum',
    data('keep')),
  each('torch', 'mean std var sum max min median mode prod argmax argmin unique quantile norm topk histc count_nonzero all any amax amin logsumexp '
    + 'std_mean var_mean', data('reduce')),
  each('torch', 'cat concat concatenate vstack stack', data('concat', { of: -1 })),
  each('torch', 'hstack column_stack dstack', data('beside', { of: -1 })),
  each('torch', 'cumsum cumprod cummax cummin', data('keep', { looks: 'back' })),
  each('torch', 'split chunk tensor_split', { is: 'split', form: 'parts', ordered: true }),
  each('torch', 'sort flip', data('reorder')),
  { 'torch.roll': data('keep', { looks: 'sign', parameters: ['input', 'shifts', 'dims'] }) },
  each('torch', 'index_select masked_select', data('subset')),
  each('torch', 'zeros ones full empty eye arange linspace rand randn randint randperm normal bernoulli zeros_like ones_like rand_like randn_like '
    + 'device no_grad inference_mode enable_grad '
    + 'set_grad_enabled autocast Generator Size is_tensor set_default_dtype set_num_threads use_deterministic_algorithms', fresh),
  each('torch.cuda', 'is_available device_count empty_cache set_device synchronize', fresh),
  each('torch.cuda.amp', 'GradScaler autocast', fresh),
  { 'torch.manual_seed': { is: 'seed', generator: 'torch' }, 'torch.cuda.manual_seed': { is: 'seed', generator: 'torch' },
    'torch.cuda.manual_seed_all': { is: 'seed', generator: 'torch' } },
  { 'torch.save': { is: 'save', object: 'obj', path: 'f', parameters: ['obj', 'f'] } },
  { 'torch.load': { is: 'restore', path: 'f', parameters: ['f', 'map_location', 'pickle_module', 'weights_only'] },
    'torch.jit.load': { is: 'restore', path: 'f', parameters: ['f', 'map_location'] } },
  { 'torch.hub.load': { is: 'restore', parameters: ['repo_or_dir', 'model'] } },
  { 'torch.utils.data.random_split': { is: 'split', form: 'parts', parameters: ['dataset', 'lengths', 'generator'] } },
  { 'torch.utils.data.Subset': data('subset', { parameters: ['dataset', 'indices'] }) },
  { 'torch.utils.data.DataLoader': data('keep', { parameters: ['dataset', 'batch_size', 'shuffle', 'sampler', 'batch_sampler', 'num_workers',
    'collate_fn', 'pin_memory', 'drop_last'] }) },
  { 'torch.utils.data.TensorDataset': data('beside') },
  each('torch.utils.data', 'ConcatDataset ChainDataset', data('concat', { of: -1 })),
  each('torch.utils.data', 'Dataset IterableDataset', fresh),
  each('torch.utils.data', 'SubsetRandomSampler RandomSampler SequentialSampler BatchSampler', data('keep')),
  each('torch.utils.data', 'WeightedRandomSampler default_collate get_worker_info', fresh),
  each('torch.utils.data.distributed', 'DistributedSampler', data('keep')),
  each('torchvision.datasets', 'MNIST FashionMNIST KMNIST EMNIST CIFAR10 CIFAR100 SVHN STL10 ImageNet CelebA VOCDetection CocoDetection Flowers102 '
    + 'Food101 OxfordIIITPet ImageFolder DatasetFolder',
    { is: 'load', gives: 'dataset', parameters: ['root', 'train', 'transform', 'target_transform', 'download'] }),
  each('torchvision.models', 'resnet18 resnet34 resnet50 resnet101 resnet152 vgg16 vgg19 alexnet densenet121 mobilenet_v2 mobilenet_v3_small '
    + 'mobilenet_v3_large efficientnet_b0 '
    + 'efficientnet_b3 inception_v3 squeezenet1_0 googlenet vit_b_16 convnext_tiny', network),
  { 'timm.create_model': network, 'fastai.vision.all.vision_learner': network },
  each('pytorch_lightning', 'LightningModule', network),
  each('pytorch_lightning', 'LightningDataModule Trainer', fresh),
  each('pytorch_lightning.callbacks', 'LearningRateMonitor', fresh),
  { 'pytorch_lightning.callbacks.EarlyStopping': callback('EarlyStopping', ['monitor'], { monitors: true }),
    'pytorch_lightning.callbacks.ModelCheckpoint': callback('ModelCheckpoint', ['dirpath', 'filename', 'monitor'], { monitors: true }) },
  { 'pytorch_lightning.seed_everything': { is: 'seed', generator: 'all' } },
  each('skorch', 'NeuralNetClassifier NeuralNetBinaryClassifier', predictor('classification')),
  each('skorch', 'NeuralNetRegressor', predictor('regression')),
  each('pytorch_tabnet.tab_model', 'TabNetClassifier', predictor('classification', { evaluation: 'eval_set', stopsUnless: 'patience', asksLast: true })),
  each('pytorch_tabnet.tab_model', 'TabNetRegressor', predictor('regression', { evaluation: 'eval_set', stopsUnless: 'patience', asksLast: true })),
);

/** Methods of tensors and modules that frames and arrays do not have. */
const methods: Readonly<Record<string, DataEntry>> = join(
  each('', 'to cpu cuda detach float double half long int bool byte clone contiguous requires_grad_ unsqueeze permute expand expand_as type '
    + 'sigmoid softmax log_softmax relu tanh exp log sqrt '
    + 'square matmul mm bmm t clamp nan_to_num numpy argsort', data('keep')),
  each('', 'norm topk amax amin logsumexp', data('reduce')),
  each('', 'index_select masked_select narrow', data('subset')),
  each('', 'add_ sub_ mul_ div_ fill_ zero_ clamp_ copy_', data('keep', { mutates: 'always' })),
  each('', 'numel dim is_cuda requires_grad grad device', data('describe')),
  each('', 'unfold', data('derive')),
  { roll: data('keep', { looks: 'sign' }), flip: data('reorder') },
);

export const torch: LibraryTable = {
  library: 'torch', release: '2.9', read: '2026-11-20', entries, methods,
  aliases: {
    'torch.utils.data.dataset': 'torch.utils.data', 'torch.utils.data.dataloader': 'torch.utils.data',
      'torch.utils.data.sampler': 'torch.utils.data', 'torch.nn.modules': 'torch.nn',
    'torch.optim.adam': 'torch.optim', 'lightning.pytorch': 'pytorch_lightning', lightning: 'pytorch_lightning',
      'torch.amp': 'torch.cuda.amp', 'torch.random.manual_seed': 'torch.manual_seed',
  },
  neverBare: ['Dataset', 'Module', 'Sequential', 'Identity', 'Linear', 'Embedding', 'Dropout', 'Flatten', 'Softmax', 'Compose', 'Normalize',
    'Resize', 'Lambda', 'Trainer', 'Generator', 'Transformer', 'Parameter', 'Upsample', 'Tensor',
    'manual_seed', 'cross_entropy', 'log_softmax', 'one_hot', 'create_model', 'is_available', 'set_device', 'device_count', 'empty_cache',
      'count_nonzero', 'zeros_like', 'ones_like', 'nan_to_num', 'std_mean', 'column_stack'],
};
