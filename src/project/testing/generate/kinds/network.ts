import { literalOf } from '../../../symbolic/terms';
import type { Term } from '../../../symbolic/terms';
import { construct } from '../../../symbolic/instances';
import { newMachine, siteOf } from '../../../symbolic/machine';
import { listed } from '../arrange';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

/** A network as a test makes it: the call of its class, and a batch for its first layer. */
interface MadeNetwork {
  readonly name: string;
  readonly call: string;
  readonly batch: (rows: number) => string;
  /** The first layer takes numbers with fractions, so that a gradient can be asked for. */
  readonly isContinuous: boolean;
  /** What a person must fill in. */
  readonly open: readonly string[];
  /** Rows that any network can learn by heart: two where it has few inputs. */
  readonly rows: number;
}

/** What a network, or a layer, gives: the first tensor of it, as some give several. */
const helper = [
  'def _output(given):', '    """The first of what a network gives."""', '    if isinstance(given, dict):', '        given = list(given.values())',
  '    return _output(given[0]) if isinstance(given, (list, tuple)) else given',
];

/** A network can learn one batch by heart: if not, its layers or its gradients are cut. */
export function overfitTest(study: Study): Skeleton | null {
  const network = networkOf(study);
  if (!network) return null;
  const test = `test_${snake(network.name)}_learns_one_batch_by_heart`;
  return skeleton(study, 'overfit', network, test, [
    ...arranged(test, network, `batch = ${network.batch(network.rows)}`, '.eval()  # without dropout, so that the loss can reach zero'),
    '    with torch.no_grad():', '        target = _output(model(batch)).flip(0)  # an answer that the network can give, for another row of the batch',
    '    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)', '    losses = []',
    '', '    # Act', '    for _ in range(200):', '        optimizer.zero_grad()', '        loss = torch.nn.functional.mse_loss(_output(model(batch)), target)', '        loss.backward()', '        optimizer.step()',
    '        losses.append(loss.item())',
    '', '    # Assert', '    assert losses[-1] < 0.05 * losses[0]', '    assert all(parameter.grad is not None for parameter in model.parameters() if parameter.requires_grad)',
  ]);
}

/** What a network gives out: a row for a row, finite numbers, and the same for a row alone as in a batch. */
export function outputTest(study: Study): Skeleton | null {
  const network = networkOf(study);
  if (!network) return predictorTest(study);
  const test = `test_${snake(network.name)}_gives_each_row_its_own_answer`;
  return skeleton(study, 'output', network, test, [
    ...arranged(test, network, `batch = ${network.batch(3)}`, '.eval()'),
    '', '    # Act', '    with torch.no_grad():', '        together = _output(model(batch))', '        alone = _output(model(batch[:1]))',
    '', '    # Assert', '    assert together.shape[0] == 3', '    assert torch.isfinite(together).all()', '    assert torch.allclose(alone, together[:1], atol=1e-4)',
  ]);
}

/** Every parameter learns, and no row of a batch has a say in the answer to another. */
export function gradientTest(study: Study): Skeleton | null {
  const network = networkOf(study);
  if (!network) return null;
  const test = `test_${snake(network.name)}_gives_each_parameter_a_gradient`;
  const apart = `test_${snake(network.name)}_keeps_the_rows_of_a_batch_apart`;
  const lines = [
    ...arranged(test, network, `batch = ${network.batch(3)}`, ''),
    '', '    # Act', '    _output(model(batch)).square().sum().backward()', '', '    # Assert',
    '    assert [name for name, parameter in model.named_parameters() if parameter.requires_grad and parameter.grad is None] == []',
  ];
  if (!network.isContinuous) return skeleton(study, 'gradient', network, test, lines);
  return { ...skeleton(study, 'gradient', network, test, [
    ...lines, '', '',
    ...arranged(apart, network, `batch = ${network.batch(3)}.requires_grad_()`, '.eval()  # the numbers that BatchNorm takes from a batch are frozen'),
    '', '    # Act', '    _output(model(batch))[0].sum().backward()', '', '    # Assert', '    assert batch.grad is not None', '    assert torch.count_nonzero(batch.grad[1:]) == 0',
  ]), tests: [test, apart] };
}

function arranged(test: string, { open, call }: MadeNetwork, batch: string, mode: string): string[] {
  return [
    `def ${test}(seeds):`, '    # Arrange', USES, '    torch = pytest.importorskip("torch")', '    seeds()',
    ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`] : []),
    `    ${batch}`, `    model = ${call}${mode}`,
  ];
}

function skeleton(study: Study, kind: Skeleton['kind'], { name, open }: MadeNetwork, test: string, lines: readonly string[]): Skeleton {
  return {
    kind, tests: [test], imports: ['import pytest'], uses: [{ path: study.of.path, name }], seeds: new Set(['random', 'numpy', 'torch']),
    lines: [...lines, '', '', ...helper], runs: open.length === 0, isReady: true,
  };
}

function networkOf(study: Study): MadeNetwork | null {
  const { owner } = study.of;
  if (!owner || !study.isNetwork) return null;
  const open: string[] = [];
  const site = siteOf(study.of.path, study.of.definition.nameSpan);
  const keywords = new Map<string, Term>();
  const given = study.construction.filter((one) => one.defaultValue === null).map((one) => {
    const size = sizeFor(one.name);
    if (size === null) open.push(one.name);
    else keywords.set(one.name, { t: 'literal', value: size, site });
    return `${one.name}=${size === null ? 'None' : String(size)}`;
  });
  const instance = construct(newMachine(study.machine.program, null, 20_000), owner, [], keywords, site);
  const found = batchFor([...instance.fields.values()], codeOf(study));
  if (found === null) open.push('a batch');
  const inputs = study.parameters.filter((one) => one.defaultValue === null);
  if (inputs.length > 1) open.push(inputs.slice(1).map((one) => one.name).join(', '));
  const name = owner.definition.name;
  return {
    name, call: `${name}(${given.join(', ')})`, open, isContinuous: found?.kind !== 'Embedding', rows: (found?.width ?? 4) < 4 && found?.kind === 'Linear' ? 2 : 4,
    batch: (rows) => found?.text(rows) ?? 'None',
  };
}

function sizeFor(name: string): number | null {
  if (name.includes('channel')) return 3;
  if (/class|out|label|target/.test(name)) return 2;
  if (name.includes('head')) return 4;
  if (/dropout|(^|_)p$|rate/.test(name)) return null;
  if (/hidden|emb|dim|unit|d_model/.test(name)) return 16;
  if (/in_|input|feature|size|num_|n_/.test(name)) return 8;
  return null;
}

function codeOf({ machine, of }: Study): string {
  const within = of.owner?.definition ?? of.definition;
  return machine.program.documents.get(of.path)?.code.slice(within.start, within.end) ?? '';
}

interface Batch {
  readonly kind: string;
  readonly width: number;
  readonly text: (rows: number) => string;
}

/** A batch for the first layer, as far as its call and `forward` tell what it takes; null: they do not. */
function batchFor(fields: readonly Term[], code: string): Batch | null {
  // `batch, steps, width = x.shape`
  const axes = /(\w+(?:\s*,\s*\w+)+)\s*=\s*\w+\.(?:shape|size\(\))\s*$/m.exec(code)?.[1]?.split(',').length ?? null;
  for (const field of fields) {
    for (const layer of layersOf(field)) {
      const width = literalOf(layer.args[0] ?? layer.keywords.get('in_features') ?? layer.keywords.get('in_channels') ?? layer.keywords.get('num_embeddings') ?? layer.keywords.get('input_size'));
      if (typeof width !== 'number') continue;
      const kind = /torch\.nn\.(Linear|LayerNorm|Conv1d|Conv2d|Embedding|LSTM|GRU)$/.exec(layer.callee)?.[1];
      const shape = kind === undefined ? null : shapeFor(kind, width, axes, code);
      if (kind === 'Embedding') return { kind, width, text: (rows) => `torch.randint(0, ${String(width)}, (${String(rows)}, 12))` };
      return kind === undefined || shape === null ? null : { kind, width, text: (rows) => `torch.randn(${[rows, ...shape].join(', ')})` };
    }
  }
  return null;
}

function shapeFor(kind: string, width: number, axes: number | null, code: string): readonly number[] | null {
  if (kind === 'Linear' || kind === 'LayerNorm') return axes === null || axes === 2 ? [width] : axes === 3 ? [6, width] : null;
  if (kind === 'Conv1d') return [width, 64];
  if (kind === 'LSTM' || kind === 'GRU') return code.includes('batch_first=True') ? [6, width] : null;
  // What follows a convolution usually fixes the size of the image: not where it is averaged away, or nothing follows.
  return kind === 'Conv2d' && (/AdaptiveAvgPool|AdaptiveMaxPool|\.mean\(/.test(code) || !code.includes('Linear(')) ? [width, 32, 32] : null;
}

function layersOf(term: Term): Extract<Term, { t: 'call' }>[] {
  if (term.t !== 'call') return [];
  if (term.callee.endsWith('torch.nn.Sequential')) return term.args.flatMap(layersOf);
  return term.callee.startsWith('torch.nn.') ? [term] : [];
}

/** A class that is fitted and predicts: what it predicts for rows that are made up. */
function predictorTest(study: Study): Skeleton | null {
  const { owner, definition, path } = study.of;
  if (!owner || definition.name !== 'predict') return null;
  const name = owner.definition.name;
  const test = `test_${snake(name)}_gives_each_row_its_own_answer`;
  const open = study.construction.filter((one) => one.defaultValue === null).map((one) => one.name);
  const fit = study.machine.program.method(owner, 'fit');
  if (!fit || study.parameters.filter((one) => one.defaultValue === null).length !== 1) open.push('how it is trained and asked');
  // `X["age"]`, a table with columns of its own.
  if (/\[\s*["']/.test(codeOf(study))) open.push('rows with the columns that it needs');
  const lines = [
    `def ${test}(seeds):`, '    # Arrange', USES, '    seeds()', ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(open)}`)})`] : []),
    '    features = np.random.rand(20, 3)', `    model = ${name}(${study.construction.filter((one) => one.defaultValue === null).map((one) => `${one.name}=None`).join(', ')})`,
    '    model.fit(features, (features[:, 0] > 0.5).astype(int))', '', '    # Act', '    together = np.asarray(model.predict(features[:3]))', '    alone = np.asarray(model.predict(features[:1]))',
    '', '    # Assert', '    assert len(together) == 3', '    assert not pd.isna(together).any()', '    assert (alone == together[:1]).all()',
  ];
  return { kind: 'output', tests: [test], imports: ['import numpy as np', 'import pandas as pd', 'import pytest'], uses: [{ path, name }], seeds: new Set(['random', 'numpy']), lines, runs: open.length === 0, isReady: true };
}
