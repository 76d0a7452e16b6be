import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { argumentOf, edit, isPython2, siteOf, textOf, valueOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Edit, Rule } from '../../rule';

const MAKERS = ['numpy.array', 'numpy.asarray', 'numpy.asanyarray', 'numpy.mean', 'numpy.median', 'numpy.std', 'numpy.var', 'numpy.percentile', 'numpy.quantile'];

/** `np.array(f(x) for x in y)`: an array that holds one generator. */
export const rule: Rule = {
  meta: {
    id: 'numerics/array-from-generator',
    title: 'np.array gets a generator',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'ml.maths-foundations'],
    references: ['numpy-types'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6714'],
  },
  needs: ['numpy'],
  words: lastParts(MAKERS),
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf(...MAKERS)) {
      const given = argumentOf(node, 'object', 0) ?? argumentOf(node, 'a');
      const what = given === null ? null : lazy(code, given.value, place);
      if (given === null || what === null) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `NumPy does not run through ${what}: it makes an array without axes that holds the object itself, and the numbers are never computed. Make a list of it first.`,
        at: siteOf(code, node),
        related: [],
        fixes: [{ title: 'Make a list', safe: true, edits: asList(code, node, given.value) }],
      });
    }
  },
};

function lazy(code: ModuleCode, expression: Expression, place: Place): string | null {
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind === 'Comprehension') return value.of === 'generator' ? 'a generator' : null;
  // In Python 2 these give lists.
  const name = value.kind === 'Call' && !isPython2(code.document.text) ? /^builtins\.(map|filter|zip)$/.exec(code.name(value.callee, at) ?? '')?.[1] : undefined;
  return name === undefined ? null : `what ${name}() gives`;
}

function asList(code: ModuleCode, call: Call, value: Expression): Edit[] {
  const text = textOf(code, value);
  if (value.kind !== 'Comprehension') return [edit(code, value.start, value.start, 'list('), edit(code, value.end, value.end, ')')];
  // The brackets of `f(x for x in y)` are the call's.
  if (value.start === call.argsSpan.start) return [edit(code, value.start + 1, value.start + 1, '['), edit(code, value.end - 1, value.end - 1, ']')];
  if (!text.startsWith('(')) return [edit(code, value.start, value.start, '['), edit(code, value.end, value.end, ']')];
  return [edit(code, value.start, value.start + 1, '['), edit(code, value.end - 1, value.end, ']')];
}
