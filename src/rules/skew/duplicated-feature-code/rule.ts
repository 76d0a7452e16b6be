import type { Duplicate } from '../../../project/twins/duplicates';
import { duplicatesOf } from '../../../project/twins/duplicates';
import { siteKey } from '../../leakage/story';
import { offered } from '../../fixes/offer';
import { importedInstead } from '../../fixes/shared-function';
import type { Rule } from '../../rule';
import { placeText } from '../sides';

/** S20: a feature function stands on both sides and says the same today. */
export const rule: Rule = {
  meta: {
    id: 'skew/duplicated-feature-code',
    title: 'Feature code is copied from training to serving',
    family: 'skew',
    severity: 'hint',
    confidence: 'hint',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'se.engineering-rigour', 'se.testing-coverage'],
    references: ['rules-of-ml', 'sculley2015', 'breck2017'],
    since: '0.1.0',
    fix: 'assisted',
  },
  atMost: 'hint',
  compare({ parity, report }) {
    const told = new Set<string>();
    for (const pair of parity.pairs) {
      for (const copy of duplicatesOf(parity, pair)) {
        if (told.has(siteKey(copy.serve))) continue;
        told.add(siteKey(copy.serve));
        report({
          severity: 'hint',
          confidence: 'hint',
          message:
            `\`${copy.name}\` stands here and at ${placeText(parity, copy.train)}, word for word. Today both make the same features; as soon as one of them is changed alone, the model gets others than it learned from, and nothing fails. ` +
            'Move it into a module that both sides import, and test that one row gives the same features on both ways.',
          at: copy.serve,
          related: relatedOf(copy, pair.ask?.site),
          fixes: offered(() => importedInstead(parity.program, copy.serve, copy.train)),
        });
      }
    }
  },
};

function relatedOf({ name, train }: Duplicate, asked: Duplicate['serve'] | undefined): { readonly message: string; readonly at: Duplicate['serve'] }[] {
  return [{ message: `training has its own \`${name}\` here`, at: train }, ...(asked ? [{ message: 'the model is asked about the result here', at: asked }] : [])];
}
