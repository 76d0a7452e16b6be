import { siteOf } from '../../reading';
import { cellsOf } from '../../notebook/cells';
import type { Rule } from '../../rule';

const mail = /\b[\w.+-]+@(?!example\.|test\.|domain\.|email\.|sentry|users\.noreply)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|de|uk|fr|io|it|es|nl|pl|in|br|au|ca|ch|at)\b/gi;
const socialSecurity = /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g;
/** Accounts of machines and projects are no persons. */
const nobody = /^(?:info|support|noreply|no-reply|admin|contact|help|hello|team|git|mail|user|name|foo|bar|test|someone|you|root|maintainers?|security|press|sales|jane|john|alice|bob)[@.]|@(?:pytorch|python|numpy|scipy|kaggle|google|googlegroups|jupyter|anaconda|nvidia)\./i;

/** Several mail addresses, or a social security number, among what a cell printed. Told once a notebook. */
const FEWEST_ADDRESSES = 3;

export const rule: Rule = {
  meta: {
    id: 'responsible/pii-in-notebook-output',
    title: 'Personal data stand in the saved outputs of a notebook',
    family: 'responsible',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gov.privacy'],
    references: ['gdpr'],
    since: '0.2.0',
    fix: 'none',
  },
  inspect({ code, report }) {
    if (code.document.kind !== 'notebook') return;
    for (const { segment, statements } of cellsOf(code)) {
      const [first] = statements;
      const output = segment.output ?? '';
      if (first === undefined || output.length < 8) continue;
      const addresses = new Set([...output.matchAll(mail)].map((match) => match[0].toLowerCase()).filter((one) => !nobody.test(one)));
      const numbers = new Set([...output.matchAll(socialSecurity)].map((match) => match[0]));
      if (addresses.size < FEWEST_ADDRESSES && !(numbers.size >= FEWEST_ADDRESSES && /ssn|social/i.test(`${output}${segment.source}`))) continue;
      const what = addresses.size >= FEWEST_ADDRESSES ? `${String(addresses.size)} mail addresses` : `${String(numbers.size)} social security numbers`;
      report({
        severity: 'warning', confidence: 'likely', at: siteOf(code, statements.at(-1) ?? first), related: [],
        message: `The saved output of this cell shows ${what}: whoever gets the notebook gets them. Clear the output, and show counts or a masked sample. (Taken for granted: they belong to persons.)`,
      });
      return;
    }
  },
};
