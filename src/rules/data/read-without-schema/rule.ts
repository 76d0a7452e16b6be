import { argumentOf, callSite, hidesArguments } from '../../reading';
import type { Rule } from '../../rule';

/** `pd.read_csv(path)` and nothing else. */
export const rule: Rule = {
  meta: {
    id: 'data/read-without-schema',
    title: 'A file is read without saying which types its columns have',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['de.data-quality-contracts'],
    references: ['pandas-io', 'zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6740', 'codesmile:R21', 'pylint:R5503', 'pylint:R5504'],
  },
  needs: ['pandas'],
  words: ['read_csv', 'read_table', 'read_excel'],
  inspect({ code, report }) {
    for (const { node } of code.callsOf('pandas.read_csv', 'pandas.read_table', 'pandas.read_excel')) {
      if (hidesArguments(node) || ['dtype', 'usecols', 'converters', 'names', 'dtype_backend'].some((key) => argumentOf(node, key) !== null)) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'pandas guesses the types of all columns from today\'s values: ids and zip codes lose zeros, an empty column changes its type. Give dtype=, and usecols= with the columns that are needed.',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
