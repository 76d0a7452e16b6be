import type { Expression } from '../../../python/nodes';
import type { FunctionAt } from '../../../project/program-syntax';
import type { Practice } from '../../../project/testing/practice';
import { functionAround } from '../../../project/testing/practice';
import { lackingRule } from '../lacking';

/** T16: a pipeline that no test runs from end to end. */
export const rule = lackingRule({
  id: 'testing/no-smoke-test',
  title: 'No test runs the training pipeline from end to end',
  kind: 'smoke',
  competencies: ['se.testing-coverage', 'ops.orchestration', 'de.pipelines'],
  references: ['breck2017', 'rules-of-ml'],
  find: (practice, { map }) => {
    const found = pipelineOf(practice);
    if (!found || map.functions.some(({ at, tests }) => at.definition === found.definition && tests.length > 0)) return null;
    return {
      at: { path: found.path, span: found.definition.nameSpan },
      message:
        `No test runs \`${found.definition.name}\`. Each step may have its test and the whole may still fail: a path, a column or an argument that one step gives and the next one does not take. It is found in the long run, after hours. ` +
        'Run it in a test on some dozen rows that are made up, with all outputs under `tmp_path`, and assert that the artifacts are there and can be loaded.',
    };
  },
});

/** A function that an orchestrator runs, else the one that trains and saves, as far outside as it goes. */
function pipelineOf(practice: Practice): FunctionAt | undefined {
  const flow = practice.functions.find(({ definition }) => definition.decorators.some((decorator) => /^(flow|dag|pipeline)$/.test(decoratorName(decorator))));
  if (flow) return flow;
  for (const { save, side } of practice.savedModels) {
    const inner = functionAround(practice, save.site.path, save.site.span);
    if (!inner) continue;
    const mains = practice.functions.filter(({ path, definition, owner }) => path === side.path && owner === null && /^(main|run|run_\w+|train|train_\w+|\w*pipeline)$/.test(definition.name) && side.trace.ran.has(definition));
    return mains.find(({ definition }) => definition.name === 'main') ?? mains.find(({ definition }) => /^run|pipeline/.test(definition.name)) ?? inner;
  }
  return undefined;
}

function decoratorName(decorator: Expression): string {
  const named = decorator.kind === 'Call' ? decorator.callee : decorator;
  return named.kind === 'Name' ? named.id : named.kind === 'Attribute' ? named.attribute : '';
}
