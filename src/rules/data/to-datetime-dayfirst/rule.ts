import { argumentOf, callSite, stringOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** `pd.to_datetime("04/23/2026", dayfirst=True)`. */
export const rule: Rule = {
  meta: {
    id: 'data/to-datetime-dayfirst',
    title: 'dayfirst contradicts the date that stands there',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['de.data-quality-contracts', 'ml.feature-engineering'],
    references: ['pandas-io'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6894'],
  },
  needs: ['pandas'],
  words: ['to_datetime', 'Timestamp'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('pandas.to_datetime', 'pandas.Timestamp')) {
      const text = stringOf(code, argumentOf(node, 'arg', 0)?.value, place);
      const isDayFirst = truthOf(code, argumentOf(node, 'dayfirst'), place) === true;
      const isYearFirst = truthOf(code, argumentOf(node, 'yearfirst'), place) === true;
      const format = stringOf(code, argumentOf(node, 'format')?.value, place);
      const problem = isDayFirst ? dayProblem(text, format) : isYearFirst ? yearProblem(text, format) : null;
      if (problem === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `${problem} The flag is a wish that pandas drops where it does not fit, so days and months are swapped in some dates and not in others. Give format= instead.`,
        at: callSite(code, node),
        related: [],
      });
    }
  },
};

function dayProblem(text: string | null, format: string | null): string | null {
  if (format !== null) return /^%[mbB]/.test(format) ? 'dayfirst=True stands beside a format that begins with the month.' : null;
  const parts = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(text ?? '');
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) > 12 ? `dayfirst=True, and the second number of "${text ?? ''}" is the day.` : null;
}

function yearProblem(text: string | null, format: string | null): string | null {
  if (format !== null) return /^%[dmbB]/.test(format) ? 'yearfirst=True stands beside a format that does not begin with the year.' : null;
  return /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text ?? '') ? `yearfirst=True, and the year of "${text ?? ''}" is last.` : null;
}
