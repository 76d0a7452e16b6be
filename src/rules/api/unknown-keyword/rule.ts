import { constructorParameters, mayBeConstructor } from '../../../library/constructors';
import { formerKerasKeywords } from '../../../library/keras-former';
import { nearestOf } from '../nearest';
import { edit, hidesArguments, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** A keyword that is nearly one that the callable has taken in any release, and is none itself. */
export const rule: Rule = {
  meta: {
    id: 'api/unknown-keyword',
    title: 'An argument is misspelt',
    family: 'api',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.training-debugging'],
    references: ['sklearn-develop', 'hf-trainer'],
    since: '0.2.0',
    fix: 'safe',
  },
  inspect({ code, report }) {
    const otherNames = new Set<string>();
    for (const [last, others] of code.otherNames) if (mayBeConstructor(last)) for (const other of others) otherNames.add(other);
    for (const [called, list] of code.calls) {
      if (!mayBeConstructor(called) && !otherNames.has(called)) continue;
      for (const { node, place } of list) {
        if (node.args.length === 0 || !node.args.some(({ keyword }) => keyword !== null && keyword.length > 3)) continue;
        const name = code.name(node.callee, place);
        const parameters = name === undefined ? undefined : constructorParameters(name);
        if (name === undefined || parameters === undefined) continue;
        for (const argument of node.args) {
          const { keyword } = argument;
          if (keyword === null || keyword.length < 4 || parameters.includes(keyword) || (formerKerasKeywords.has(keyword) && /^(tensorflow\.)?keras\./.test(name))) continue;
          const near = nearestOf(keyword, parameters);
          if (near === null || node.args.some((other) => other.keyword === near)) continue;
          const takesAny = parameters.includes('**');
          const label = name.slice(name.lastIndexOf('.') + 1);
          report({
            severity: 'error',
            confidence: 'likely',
            message: `${label} has no \`${keyword}\`: \`${near}\` is meant. ${takesAny ? 'It takes any keyword without a word, so the setting has no effect.' : 'The call fails.'}${hidesArguments(node) ? '' : ''} (Taken for granted: no release of the library has such an argument.)`,
            at: siteOf(code, argument),
            related: [],
            fixes: [{ title: `Use ${near}`, safe: true, edits: [edit(code, argument.start, argument.start + keyword.length, near)] }],
          });
        }
      }
    }
  },
};
