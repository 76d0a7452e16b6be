import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { callSite, childrenOf, siteOf } from '../../reading';
import type { Rule } from '../../rule';

const SENDERS = ['create', 'invoke', 'generate_content'];
const LEVELS = ['debug', 'info', 'warning', 'error', 'critical', 'exception', 'log'];

/** row["email"] in a log or a prompt. */
export const rule: Rule = {
  meta: {
    id: 'responsible/pii-logged-or-sent',
    title: 'Personal data is printed, logged or put into a prompt',
    family: 'responsible',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['gov.privacy', 'gov.ml-security'],
    references: ['gdpr', 'cwe-532', 'owasp-llm-2026'],
    since: '0.2.0',
    fix: 'none',
  },
  words: ['print', ...LEVELS, ...SENDERS],
  inspect({ code, report }) {
    if (/(^|\/)(tests?\/|test_)/.test(code.path) || !namesField(code)) return;
    const told = [...code.callsOf('builtins.print').map((at) => ({ ...at, how: 'printed' })), ...code.methodCalls(...LEVELS).filter(({ node, place }) => isLogger(code, node, place)).map((at) => ({ ...at, how: 'logged' }))];
    const sent = code.methodCalls(...SENDERS).filter(({ node }) => /\b(completions|responses|messages|llm|chat|model)\b/i.test(code.document.text.slice(node.callee.start, node.callee.end))).map((at) => ({ ...at, how: 'sent to a language model' }));
    for (const { node, place, how } of [...told, ...sent]) {
      const field = node.args.map((one) => personal(code, one.value, place)).find((one) => one !== null);
      if (!field) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: `\`${field.name}\` of a person is ${how} here: a copy that nobody deletes, in a place that more people read. ${how.startsWith('sent') ? 'Put a placeholder into the prompt, and the value back afterwards.' : 'Log a key of your own system, or a count.'}`,
        at: callSite(code, node),
        related: [{ message: 'the personal field', at: siteOf(code, field.at) }],
      });
    }
  },
};

const FIELD = /^(e[-_]?mail(_address)?|phone(_number)?|mobile(_number)?|ssn|social_security(_number)?|passport(_number)?|(first|last|full|sur)_?name|date_of_birth|birth_?date|dob|credit_card(_number)?|iban|street_address|home_address|national_id)$/i;

function isLogger(code: ModuleCode, { callee }: Call, place: Place): boolean {
  if (callee.kind !== 'Attribute') return false;
  return /^(log|logger|logging|_log|_logger|LOG|LOGGER)$/.test(code.document.text.slice(callee.value.start, callee.value.end).replace(/^self\./, '')) || isType(typeOf(code, callee.value, place), 'logging.Logger');
}

/** Does a field with such a name occur at all? */
function namesField(code: ModuleCode): boolean {
  for (const name of code.attributes.keys()) if (FIELD.test(name)) return true;
  return code.nodes.Subscript.some(({ node: { index } }) => index.kind === 'Constant' && typeof index.value === 'string' && FIELD.test(index.value));
}

interface Field {
  readonly name: string;
  readonly at: Expression;
}

/** A personal field whose value is told: `row["email"]`, `customer.email`. Counts and statistics of one tell nothing of a person. */
function personal(code: ModuleCode, expression: Expression, place: Place): Field | null {
  if (expression.kind === 'Subscript' && expression.index.kind === 'Constant' && typeof expression.index.value === 'string' && FIELD.test(expression.index.value)) return { name: expression.index.value, at: expression };
  // `args.email` of a command line is the user's own.
  if (expression.kind === 'Attribute' && FIELD.test(expression.attribute) && !(expression.value.kind === 'Name' && /^(self|args|opts|settings|config|cfg|os|cls)$/.test(expression.value.id))) return { name: expression.attribute, at: expression };
  if (expression.kind === 'Call' && !(expression.callee.kind === 'Attribute' && /^(format|join|lower|strip|upper|to_string|head|tolist)$/.test(expression.callee.attribute)) && code.name(expression.callee, place) !== 'builtins.str') return null;
  if (expression.kind === 'Comparison' || expression.kind === 'Lambda' || expression.kind === 'Comprehension') return null;
  for (const child of childrenOf(expression)) {
    const found = personal(code, child, place);
    if (found) return found;
  }
  return null;
}
