/** What PyTorch's calls give. Source: the API reference of PyTorch 2.9. */
import { giving } from './table';
import type { TypeTable } from './table';

const tensor = 'torch.Tensor';
const network = 'torch.nn.Module';

const activations = 'relu relu6 elu selu celu gelu silu mish leaky_relu sigmoid tanh softmax log_softmax softplus softmin logsigmoid hardtanh hardsigmoid gumbel_softmax glu';
const elementwise = 'exp log log1p log2 log10 sqrt rsqrt abs square sin cos clamp clip round floor ceil sign neg reciprocal pow erf where nan_to_num sigmoid tanh relu softmax '
  + 'log_softmax logit';
const shaping = 'reshape squeeze unsqueeze transpose permute flatten unflatten flip roll tile repeat_interleave gather index_select masked_select masked_fill take expand_as '
  + 'movedim swapaxes cumsum cumprod diff sum mean std var prod norm amax amin argmax argmin argsort logsumexp matmul mm bmm mul add sub div dot cat stack '
  + 'triu tril clone detach eq ne gt lt ge le isnan isinf isfinite logical_and logical_or logical_not nonzero one_hot';

export const torchTypes: TypeTable = {
  functions: {
    ...giving('torch', `tensor as_tensor from_numpy asarray zeros ones full empty arange linspace eye rand randn randint randperm normal bernoulli zeros_like ones_like full_like rand_like `
      + `randn_like empty_like cat concat concatenate stack hstack vstack einsum outer cdist ${elementwise} ${shaping}`, tensor),
    ...giving('torch.nn.functional', `${activations} linear conv1d conv2d conv3d dropout dropout2d max_pool1d max_pool2d avg_pool2d adaptive_avg_pool2d interpolate pad normalize one_hot `
      + 'embedding layer_norm batch_norm cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits mse_loss l1_loss smooth_l1_loss huber_loss kl_div '
      + 'cosine_similarity cosine_embedding_loss triplet_margin_loss', tensor),
    ...giving('timm', 'create_model', network),
    ...giving('torch', 'compile', 'self'),
    'torch.hub.load': network,
    'torch.utils.data.random_split': 'builtins.list',
    'torch.distributed.isend': 'torch.distributed.Work', 'torch.distributed.irecv': 'torch.distributed.Work',
  },
  methods: {
    [tensor]: {
      ...giving('', `${elementwise} ${shaping} view contiguous to cpu cuda float double half long int bool type detach_ requires_grad_ expand repeat t chunk view_as type_as `
        + 'add_ sub_ mul_ div_ zero_ fill_ clamp_ relu_ squeeze_ unsqueeze_ masked_fill_ all any new_zeros new_ones new_tensor bfloat16 log_ exp_', tensor),
      numpy: 'numpy.ndarray', tolist: 'builtins.list', item: 'builtins.float', size: 'torch.Size', split: 'builtins.tuple', unbind: 'builtins.tuple',
    },
    [network]: { ...giving('', 'to cuda cpu half float double train eval requires_grad_ apply bfloat16 share_memory', 'self'), parameters: 'builtins.iterator', state_dict: 'builtins.dict' },
  },
  attributes: { [tensor]: { T: tensor, mT: tensor, grad: tensor, data: tensor, shape: 'torch.Size' }, 'torch.return_types': { values: tensor, indices: tensor } },
  bases: {
    'pytorch_lightning.LightningModule': [network],
    'torch.nn.Parameter': [tensor],
    'torch.nn.parallel.DistributedDataParallel': [network],
    'transformers.PreTrainedModel': [network],
  },
};
