import type { ServingSide } from '../../../project/parity/sides';
import type { TestContext, Rule } from '../../rule';
import { untestedEndpoint } from '../endpoints';
import { listText, nameSite, suiteText } from '../story';

/** T11: an endpoint that predicts, and no test sends it a request. One of a project: the first that answers. */
export const rule: Rule = {
  meta: {
    id: 'testing/no-contract-test',
    title: 'No test sends a request to the endpoint that predicts',
    family: 'testing',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.testing-coverage', 'ops.serving'],
    references: ['breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  onlyWith: ['endpoints'],
  untestedAtMost: 'hint',
  test(context) {
    const first = untestedEndpoint(context);
    const handler = first?.entry.handler;
    if (!first || !handler) return;
    const hasTests = context.map.cases.length > 0;
    const [ask] = first.asks;
    const fields = fieldsOf(context, first);
    const missing = fields.length > 0 ? `one that lacks ${listText(fields.slice(0, 1))}, and one in which it is no number or text that makes sense` : 'one that lacks a field, and one in which a field has the wrong type';
    context.report({
      severity: hasTests ? 'warning' : 'hint',
      confidence: hasTests ? 'likely' : 'hint',
      message:
        `${suiteText(context.map)}${hasTests ? ' sends a request' : ' that sends a request'} to \`${first.entry.name}\`, which asks the model. If a field is renamed, or the model wants another column, the first to notice is whoever calls it. ` +
        `Test it in process with a client of ${first.entry.framework}: a request that is right, ${missing}.`,
      at: nameSite(handler.path, handler.definition),
      related: ask ? [{ message: 'the model is asked here', at: ask.site }] : [],
    });
  },
};

/** The names of the fields that the handler's model of a request requires. */
function fieldsOf({ program }: TestContext, { entry }: ServingSide): string[] {
  const { handler } = entry;
  if (!handler) return [];
  return handler.definition.parameters.flatMap(({ annotation }) => {
    const meaning = annotation ? program.meaning(annotation, handler.path, null) : null;
    return meaning?.is !== 'class' ? [] : meaning.definition.body.flatMap((one) => (one.kind === 'AnnotatedAssign' && one.target.kind === 'Name' && one.value === null ? [one.target.id] : []));
  });
}
