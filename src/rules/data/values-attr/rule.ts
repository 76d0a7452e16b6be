import { isType, typeOf } from '../../../project/code/types';

import { edit, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df["a"].values` */
export const rule: Rule = {
  meta: {
    id: 'data/values-attr',
    title: '.values is read where .to_numpy() says more',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['se.python'],
    references: ['zhang2022'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:PD011', 'sonar:S6741', 'pylint:W5504', 'codesmile:R14', 'pandas-vet:PD011', 'pylint:W8112'],
  },
  needs: ['pandas'],
  words: ['values'],
  inspect({ code, report }) {
    const called = new Set([...(code.calls.get('values') ?? [])].map(({ node }) => node.callee));
    const written = new Set((code.assigned.get('values') ?? []).map(({ target }) => target));
    for (const { node, place } of code.attributes.get('values') ?? []) {
      if (called.has(node) || written.has(node) || !isType(typeOf(code, node.value, place), 'pandas.DataFrame', 'pandas.Series')) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'What .values gives hangs on the type of the column. .to_numpy() always gives an array.',
        at: siteOf(code, node),
        related: [],
        fixes: [{ title: 'Write .to_numpy()', safe: true, edits: [edit(code, node.attributeSpan.start, node.attributeSpan.end, 'to_numpy()')] }],
      });
    }
  },
};
