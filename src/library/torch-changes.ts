/** A function of PyTorch that was deprecated, and perhaps taken out. */
export interface TorchChange {
  readonly name: string;
  readonly deprecated: string;
  /** The first release without it. */
  readonly gone: string | null;
  /** What to use, in words. */
  readonly use: string;
  /** The new name in the same module, with the same arguments and results; null where more has to change. */
  readonly rename: string | null;
}

const change = (name: string, deprecated: string, gone: string | null, use: string, rename: string | null = null): TorchChange => ({ name, deprecated, gone, use, rename });

/**
 * Functions that are written in C++, or that still work: what a comparison of names can't tell. Source: PyTorch's release notes 1.8 to 2.15 and the deprecation
 * warnings of these functions, read 2026-11-20.
 */
export const torchChanges: readonly TorchChange[] = [
  change('torch.solve', '1.8', '1.13', '`torch.linalg.solve(A, B)`, with the arguments the other way round'),
  change('torch.symeig', '1.9', '2.0', '`torch.linalg.eigh`, with `UPLO="U"` where the upper triangle counts'),
  change('torch.eig', '1.9', '1.13', '`torch.linalg.eig`'),
  change('torch.lstsq', '1.9', '1.13', '`torch.linalg.lstsq(A, B)`, with the arguments the other way round'),
  change('torch.matrix_rank', '1.9', '1.13', '`torch.linalg.matrix_rank`'),
  change('torch.qr', '1.9', null, '`torch.linalg.qr`'),
  change('torch.svd', '1.9', null, '`torch.linalg.svd`, which gives `Vh` in place of `V`'),
  change('torch.cholesky', '1.9', null, '`torch.linalg.cholesky`'),
  change('torch.chain_matmul', '1.9', null, '`torch.linalg.multi_dot`'),
  change('torch.triangular_solve', '1.11', null, '`torch.linalg.solve_triangular`'),
  change('torch.lu', '1.11', null, '`torch.linalg.lu_factor`'),
  change('torch.lu_solve', '1.11', null, '`torch.linalg.lu_solve`'),
  change('torch.norm', '1.9', null, '`torch.linalg.vector_norm` or `torch.linalg.matrix_norm`'),
  change('torch.ger', '1.8', null, '`torch.outer`', 'outer'),
  change('torch.range', '1.2', null, '`torch.arange`, which leaves the end out'),
  change('torch.set_default_tensor_type', '2.1', null, '`torch.set_default_dtype` and `torch.set_default_device`'),
  change('torch.testing.assert_allclose', '1.12', null, '`torch.testing.assert_close`'),
  change('torch.nn.UpsamplingNearest2d', '1.0', null, '`torch.nn.Upsample(mode="nearest")`'),
  change('torch.nn.UpsamplingBilinear2d', '1.0', null, '`torch.nn.Upsample(mode="bilinear", align_corners=True)`'),
  change('torch.nn.utils.weight_norm', '2.1', null, '`torch.nn.utils.parametrizations.weight_norm`'),
  change('torch.nn.utils.clip_grad_norm', '0.4', null, '`torch.nn.utils.clip_grad_norm_`', 'clip_grad_norm_'),
  change('torch.backends.cuda.sdp_kernel', '2.3', null, '`torch.nn.attention.sdpa_kernel`'),
  change('torch.cuda.amp.autocast', '2.4', null, '`torch.autocast("cuda")`'),
  change('torch.cuda.amp.GradScaler', '2.4', null, '`torch.amp.GradScaler("cuda")`'),
  change('torch.cuda.amp.custom_fwd', '2.4', null, '`torch.amp.custom_fwd(device_type="cuda")`'),
  change('torch.cuda.amp.custom_bwd', '2.4', null, '`torch.amp.custom_bwd(device_type="cuda")`'),
  change('torch.cpu.amp.autocast', '2.4', null, '`torch.autocast("cpu")`'),
  change('torch.utils._pytree._register_pytree_node', '2.2', null, '`torch.utils._pytree.register_pytree_node`', 'register_pytree_node'),
  change('torch.nn.init.xavier_uniform', '0.4', null, '`torch.nn.init.xavier_uniform_`', 'xavier_uniform_'),
  change('torch.nn.init.xavier_normal', '0.4', null, '`torch.nn.init.xavier_normal_`', 'xavier_normal_'),
  change('torch.nn.init.kaiming_normal', '0.4', null, '`torch.nn.init.kaiming_normal_`', 'kaiming_normal_'),
  change('torch.nn.init.normal', '0.4', null, '`torch.nn.init.normal_`', 'normal_'),
  change('torch.nn.init.constant', '0.4', null, '`torch.nn.init.constant_`', 'constant_'),
  ...['vmap', 'grad', 'vjp', 'jvp', 'jacrev', 'jacfwd', 'hessian', 'functionalize'].map((name) => change(`functorch.${name}`, '2.0', null, `\`torch.func.${name}\``)),
];
