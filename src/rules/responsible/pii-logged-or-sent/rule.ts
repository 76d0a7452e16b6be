import type { Call, Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { isModelCall } from '../../outside';
import { callSite, siteOf, sourceOf } from '../../reading';
import type { Rule } from '../../rule';

const personal = /^(e_?mail(_address)?|phone(_number)?|ssn|social_security(_number)?|passport(_number|_no)?|iban|credit_card(_number)?|date_of_birth|dob|first_name|last_name|full_name|surname|home_address|street_address|ip_address|national_id|patient_name|customer_name)$/i;
const loggers = /^(logging\.(info|debug|warning|error)|loguru\.logger\.\w+|wandb\.log|mlflow\.log_(text|dict|param|table))$/;

/** `row["email"]`, `df["ssn"]` or `user.phone` within what is printed, logged, or sent to a language model. */
export const rule: Rule = {
  meta: {
    id: 'responsible/pii-logged-or-sent',
    title: 'Personal data are printed, logged or put into a prompt',
    family: 'responsible',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gov.privacy', 'gov.ml-security'],
    references: ['cwe-532', 'gdpr'],
    since: '0.2.0',
    fix: 'none',
    peers: ['owasp:LLM02'],
  },
  inspect({ code, report }) {
    const told = new Set<number>();
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place) ?? '';
        const isLog = loggers.test(name) || (node.callee.kind === 'Attribute' && /^(info|debug|warning|error)$/.test(node.callee.attribute) && node.callee.value.kind === 'Name' && /^_?log(ger)?$/i.test(node.callee.value.id));
        const isAsked = !isLog && isModelCall(code, node, place);
        if (!isLog && !isAsked) continue;
        const shown = shownBy(code, node, place);
        if (shown === null || told.has(shown.start)) continue;
        told.add(shown.start);
        report({
          severity: 'hint', confidence: 'likely', at: callSite(code, node), related: [{ message: 'personal data', at: siteOf(code, shown) }],
          message: `\`${code.document.text.slice(shown.start, shown.end).slice(0, 40)}\` ${isAsked ? 'is sent to the provider of a language model' : 'goes into a log, which more people read and which is kept longer'}. Leave it out, mask it, or use an id. (Taken for granted: the name says what it holds.)`,
        });
      }
    }
  },
};

function shownBy(code: ModuleCode, node: Call, place: Place): Expression | null {
  for (const { value } of node.args) {
    const found = sourceOf(code, value, place, (part) => (part.kind === 'Subscript' && part.index.kind === 'Constant' && typeof part.index.value === 'string' && personal.test(part.index.value)) || (part.kind === 'Attribute' && personal.test(part.attribute)),
      (call) => !/^(len|hash|mask\w*|anonymi[sz]e\w*|sha256|md5|redact\w*|nunique|count|isna|isnull|sum|mean)$/.test(call.callee.kind === 'Attribute' ? call.callee.attribute : call.callee.kind === 'Name' ? call.callee.id : ''));
    if (found !== null) return found;
  }
  return null;
}
