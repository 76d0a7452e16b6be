import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, siteOf, stringOf, valueOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const CALLS: readonly (readonly [name: string, position: number])[] = [
  ['numpy.busday_count', 2], ['numpy.busday_offset', 3], ['numpy.is_busday', 1], ['numpy.busdaycalendar', 0],
  ['pandas.bdate_range', -1], ['pandas.offsets.CustomBusinessDay', -1], ['pandas.tseries.offsets.CustomBusinessDay', -1],
];

/** The days of a business week, in a form that NumPy refuses. */
export const rule: Rule = {
  meta: {
    id: 'numerics/weekmask',
    title: 'A week mask is not valid',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'ml.feature-engineering'],
    references: ['numpy-types'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6900'],
  },
  words: lastParts(CALLS.map(([name]) => name)),
  inspect({ code, report }) {
    for (const [name, position] of CALLS) {
      for (const { node, place } of code.callsOf(name)) {
        const mask = argumentOf(node, 'weekmask', position);
        const problem = mask === null ? null : problemOf(code, mask.value, place);
        if (mask === null || problem === null) continue;
        report({
          severity: 'error',
          confidence: 'certain',
          message: `This week mask is refused when the line is run: ${problem}. Write seven marks from Monday, such as "1111100", or names: "Mon Tue Wed Thu Fri".`,
          at: siteOf(code, mask.value),
          related: [],
        });
      }
    }
  },
};

function problemOf(code: ModuleCode, expression: Expression, place: Place): string | null {
  const text = stringOf(code, expression, place);
  if (text !== null) {
    if (/^[01]{7}$/.test(text)) return text.includes('1') ? null : 'no day is a business day';
    if (/^[01]+$/.test(text)) return `it has ${String(text.length)} marks, and a week has 7`;
    return text.trim() !== '' && /^\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s*)+$/.test(text) ? null : 'it is neither seven marks 0 or 1 nor English names of days in three letters';
  }
  const { value } = valueOf(code, expression, place);
  if (value.kind !== 'List' && value.kind !== 'Tuple') return null;
  if (value.elements.some((one) => one.kind !== 'Constant')) return null;
  if (value.elements.length !== 7) return `it has ${String(value.elements.length)} marks, and a week has 7`;
  return value.elements.every((one) => one.kind === 'Constant' && (one.value === 0 || one.value === false)) ? 'no day is a business day' : null;
}
