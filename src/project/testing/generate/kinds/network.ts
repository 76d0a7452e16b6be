import { literalOf } from '../../../symbolic/terms';
import type { Term } from '../../../symbolic/terms';
import { construct } from '../../../symbolic/instances';
import { newMachine, siteOf } from '../../../symbolic/machine';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

/** A network can learn one batch by heart: if not, its layers or its gradients are cut. */
export function overfitTest(study: Study): Skeleton | null {
  const { owner } = study.of;
  if (!owner || !study.isNetwork) return null;
  const name = owner.definition.name;
  const test = `test_${snake(name)}_learns_one_batch_by_heart`;
  const open: string[] = [];
  const sizes = study.construction.filter((one) => one.defaultValue === null);
  const program = study.machine.program;
  const machine = newMachine(program, null, 20_000);
  const site = siteOf(study.of.path, study.of.definition.nameSpan);
  const keywords = new Map<string, Term>();
  const given = sizes.map((one) => {
    const size = sizeFor(one.name);
    if (size === null) open.push(one.name);
    else keywords.set(one.name, { t: 'literal', value: size, site });
    return `${one.name}=${size === null ? 'None' : String(size)}`;
  });
  const instance = construct(machine, owner, [], keywords, site);
  const batch = batchFor([...instance.fields.values()]);
  if (batch === null) open.push('a batch of four inputs');
  const inputs = study.parameters.filter((one) => one.defaultValue === null);
  if (inputs.length > 1) open.push(inputs.slice(1).map((one) => one.name).join(', '));
  const lines = [
    `def ${test}(seeds):`, '    # Arrange', USES, '    torch = pytest.importorskip("torch")', '    seeds()',
    ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${open.join(', ')}`)})`] : []),
    `    batch = ${batch ?? 'None'}`,
    `    model = ${name}(${given.join(', ')}).eval()  # without dropout, so that the loss can reach zero`,
    '    with torch.no_grad():', '        target = model(batch).flip(0)  # an answer that the network can give, for another row of the batch',
    '    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)', '    losses = []',
    '', '    # Act', '    for _ in range(200):', '        optimizer.zero_grad()', '        loss = torch.nn.functional.mse_loss(model(batch), target)', '        loss.backward()', '        optimizer.step()', '        losses.append(loss.item())',
    '', '    # Assert', '    assert losses[-1] < 0.05 * losses[0]', '    assert all(parameter.grad is not None for parameter in model.parameters() if parameter.requires_grad)',
  ];
  return { kind: 'overfit', of: study.of, tests: [test], imports: ['import pytest'], uses: [{ path: study.of.path, name }], seeds: new Set(['random', 'numpy', 'torch']), lines, runs: open.length === 0, isReady: true };
}

function sizeFor(name: string): number | null {
  if (name.includes('channel')) return 3;
  if (/class|out|label|target/.test(name)) return 2;
  if (/hidden|emb|dim|unit/.test(name)) return 16;
  if (/in_|input|feature|size|num_|n_/.test(name)) return 8;
  return null;
}

/** A batch for the first layer, as far as its call tells what it takes. */
function batchFor(fields: readonly Term[]): string | null {
  for (const field of fields) {
    for (const layer of layersOf(field)) {
      const width = literalOf(layer.args[0] ?? layer.keywords.get('in_features') ?? layer.keywords.get('in_channels') ?? layer.keywords.get('num_embeddings') ?? layer.keywords.get('input_size'));
      if (typeof width !== 'number') continue;
      const kind = /torch\.nn\.(Linear|Conv1d|Conv2d|Embedding)$/.exec(layer.callee)?.[1];
      if (kind === 'Linear') return `torch.randn(4, ${String(width)})`;
      if (kind === 'Conv1d') return `torch.randn(4, ${String(width)}, 64)`;
      if (kind === 'Embedding') return `torch.randint(0, ${String(width)}, (4, 12))`;
      // What follows a convolution usually fixes the size of the image.
      return null;
    }
  }
  return null;
}

function layersOf(term: Term): Extract<Term, { t: 'call' }>[] {
  if (term.t !== 'call') return [];
  if (term.callee.endsWith("torch.nn.Sequential")) return term.args.flatMap(layersOf);
  return term.callee.startsWith("torch.nn.") ? [term] : [];
}
