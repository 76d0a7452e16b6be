import { ownMethod } from '../../../project/testing/practice';
import { datasetClass } from '../networks';
import type { FunctionDefinition } from '../../../python/nodes';
import type { TestContext } from '../../rule';
import { lackingRule } from '../lacking';

/** T23: a data set of the project's own, and no test of what it gives. */
export const rule = lackingRule({
  id: 'testing/no-dataset-test',
  title: 'The data set class has no test',
  kind: 'dataset',
  competencies: ['se.testing-coverage', 'ml.deep-learning', 'de.data-quality-contracts'],
  references: ['breck2017', 'torch-faq'],
  find: (practice, context) => {
    const of = practice.classes.find((one) => practice.derives(one, datasetClass) && (ownMethod(one, '__getitem__') ?? ownMethod(one, '__iter__')));
    const collate = of ? undefined : practice.functions.find(({ definition }) => /^collate(_\w+)?$|_collate(_fn)?$/.test(definition.name));
    const at = of ? { path: of.path, span: of.definition.nameSpan } : collate ? { path: collate.path, span: collate.definition.nameSpan } : null;
    const name = of?.definition.name ?? collate?.definition.name ?? '';
    const own = of ? of.definition.body.filter((one) => one.kind === 'FunctionDefinition') : collate ? [collate.definition] : [];
    return at === null || isLookedAt(name, own, context) ? null : {
      at,
      message:
        `\`${name}\` makes what the network learns from, and no test looks at it. A label that is one too high, an image with its axes the wrong way round, or a last row that is never given raise no error. ` +
        'Make a folder or table with three samples in a test, and assert `len`, and for one sample the shape, the dtype, the range and the label; then one batch of a DataLoader.',
    };
  },
});

/** Does a test that asserts something make one of them, itself or by a fixture? */
function isLookedAt(name: string, own: readonly FunctionDefinition[], { program, map }: TestContext): boolean {
  return map.cases.some((test) => {
    const text = program.documents.get(test.path)?.code.slice(test.definition.start, test.definition.end) ?? '';
    return /assert/i.test(text) && (text.includes(`${name}(`) || own.some((one) => map.runs.get(test)?.ran.has(one) === true));
  });
}
