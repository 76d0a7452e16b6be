import { isType, typeOf } from '../../../project/code/types';
import { modelAnswer, outsidePart } from '../../outside';
import { callSite, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df.query(text)`, `df.eval(text)` and `pd.eval(text)` where somebody outside has a say in the text. */
export const rule: Rule = {
  meta: {
    id: 'security/pandas-eval-untrusted',
    title: 'Text from outside is run by pandas\' query or eval',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'se.python'],
    references: ['cwe-95', 'pandas-indexing'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:pandas-eval'],
  },
  needs: ['pandas'],
  words: ['query', 'eval'],
  inspect({ code, report }) {
    const methods = code.methodCalls('query', 'eval').filter(({ node, place }) => {
      const type = typeOf(code, node.callee.value, place);
      return isType(type, 'pandas.DataFrame') || (type.name === '' && type.own === null);
    });
    for (const { node, place } of [...methods, ...code.callsOf('pandas.eval')]) {
      const given = node.args[0];
      if (given === undefined || given.value.kind === 'Constant') continue;
      const outside = outsidePart(code, given.value, place) ?? modelAnswer(code, given.value, place);
      if (outside === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: 'pandas evaluates this text as an expression, with attributes and `@` names of the program within reach, and it comes from outside. Offer the columns and operators that may be asked for, and build the mask yourself.',
        at: callSite(code, node),
        related: [{ message: 'this comes from outside', at: siteOf(code, outside) }],
      });
    }
  },
};
