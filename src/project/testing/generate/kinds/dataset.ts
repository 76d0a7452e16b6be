import { inputsOf, dictText, ordinaryRow } from '../inputs';
import { listed } from '../arrange';
import type { Skeleton } from '../skeleton';
import { USES, quoted, snake } from '../skeleton';
import type { Study } from '../study';

/** A data set of the project's own: all samples can be read, look alike, and make a batch. What a sample must look like, a person must say. */
export function datasetTest(study: Study): Skeleton | null {
  const { owner, path } = study.of;
  if (!owner) return null;
  const name = owner.definition.name;
  const test = `test_${snake(name)}_gives_samples_of_one_form`;
  const open: string[] = [];
  const given = inputsOf(study, study.construction).flatMap((input): string[] => {
    const { name: parameter } = input.parameter;
    if (input.kind === 'default') return [];
    if (input.kind === 'table' && input.ordinary !== null) return [`${parameter}=pd.DataFrame([${[0, 1, 2].map((nth) => dictText(ordinaryRow(input.use, nth), '    ')).join(', ')}])`];
    if (/transform|augment/.test(parameter)) return [`${parameter}=None`];
    open.push(parameter);
    return [`${parameter}=None`];
  });
  const isIterable = owner.definition.body.some((one) => one.kind === 'FunctionDefinition' && one.name === '__iter__');
  const lines = [
    `def ${test}():`, '    # Arrange', USES, '    data = pytest.importorskip("torch.utils.data")',
    ...(open.length > 0 ? [`    pytest.fail(${quoted(`fill in: ${listed(open)}, so that there are three samples`)})`] : []),
    `    dataset = ${name}(${given.join(', ')})`,
    '', '    # Act', `    samples = ${isIterable ? 'list(dataset)' : '[dataset[index] for index in range(len(dataset))]'}`, '    [batch] = data.DataLoader(dataset, batch_size=len(samples))',
    '', '    # Assert', '    assert len(samples) == 3', '    assert len({str(_form(sample)) for sample in samples}) == 1', '    assert batch is not None',
    '    pytest.fail(f"fill in: the form, range and label that a sample must have, worked out by hand. The first has {_form(samples[0])}")',
    '', '', 'def _form(sample):', '    """Shape and type of what a sample is made of."""', '    if isinstance(sample, dict):', '        return {name: _form(part) for name, part in sample.items()}', '    if isinstance(sample, (list, tuple)):', '        return [_form(part) for part in sample]',
    '    return tuple(getattr(sample, "shape", ())), str(getattr(sample, "dtype", type(sample).__name__))',
  ];
  return { kind: 'dataset', tests: [test], imports: ['import pytest', ...(given.some((one) => one.includes('pd.')) ? ['import pandas as pd'] : [])], uses: [{ path, name }], seeds: new Set(), lines, runs: false, isReady: open.length === 0 };
}
