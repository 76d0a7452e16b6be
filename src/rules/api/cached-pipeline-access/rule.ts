import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { argumentOf, edit, siteOf, valueOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** With `memory=`, a pipeline fits clones of its steps: the objects that it was made of stay unfitted. */
export const rule: Rule = {
  meta: {
    id: 'api/cached-pipeline-access',
    title: 'A step of a caching pipeline is read from outside, where it was never fitted',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks'],
    references: ['sklearn-compose'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6971'],
  },
  needs: ['sklearn'],
  words: ['memory'],
  inspect({ code, report }) {
    for (const made of ['Pipeline', 'make_pipeline']) {
      for (const { node, place } of [...code.callsOf(`sklearn.pipeline.${made}`), ...code.callsOf(`imblearn.pipeline.${made}`)]) {
        const memory = argumentOf(node, 'memory');
        if (memory === null || (memory.value.kind === 'Constant' && memory.value.value === null)) continue;
        for (const [name, step] of stepsOf(code, node, place, made)) tell(code, node, place, name, step, report);
      }
    }
  },
};

/** The variables that stand for steps, the last one left out: it is not cached. */
function stepsOf(code: ModuleCode, node: Call, place: Place, made: string): [string, string][] {
  if (made === 'make_pipeline') {
    return node.args.filter((argument) => argument.keyword === null).slice(0, -1).flatMap(({ value }): [string, string][] => (value.kind === 'Name' ? [[value.id, '']] : []));
  }
  const given = argumentOf(node, 'steps', 0);
  const list = given === null ? null : valueOf(code, given.value, place).value;
  if (list?.kind !== 'List') return [];
  return list.elements.slice(0, -1).flatMap((element): [string, string][] => {
    const [label, step] = element.kind === 'Tuple' ? element.elements : [];
    return step?.kind === 'Name' && label?.kind === 'Constant' && typeof label.value === 'string' ? [[step.id, label.value]] : [];
  });
}

function tell(code: ModuleCode, pipeline: Call, place: Place, name: string, step: string, report: Parameters<NonNullable<Rule['inspect']>>[0]['report']): void {
  const own = code.bindings(name, place).at(-1);
  for (const [attribute, list] of code.attributes) {
    if (!/[^_]_$/.test(attribute)) continue;
    for (const { node, place: at } of list) {
      if (node.value.kind !== 'Name' || node.value.id !== name || node.start < pipeline.end || code.bindings(name, at).at(-1) !== own || at.scope !== place.scope) continue;
      // Fitted by itself as well.
      if ((code.calls.get('fit') ?? []).some(({ node: call }) => call.callee.kind === 'Attribute' && call.callee.value.kind === 'Name' && call.callee.value.id === name)) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `The pipeline has a cache, so it fits a copy of \`${name}\`: this one stays unfitted, and \`${attribute}\` is not there. Read it from the pipeline's step.`,
        at: siteOf(code, node),
        related: [{ message: 'the caching pipeline is made here', at: siteOf(code, pipeline.callee) }],
        fixes: fixOf(pipeline, place, code, node.value, step),
      });
    }
  }
}

function fixOf(pipeline: Call, place: Place, code: ModuleCode, at: { readonly start: number; readonly end: number }, step: string): Fix[] {
  const { statement } = place;
  if (step === '' || statement.kind !== 'Assign' || statement.value !== pipeline || statement.targets[0]?.kind !== 'Name') return [];
  const text = `${statement.targets[0].id}.named_steps["${step}"]`;
  return [{ title: `Read it from the pipeline (${text})`, safe: true, edits: [edit(code, at.start, at.end, text)] }];
}
