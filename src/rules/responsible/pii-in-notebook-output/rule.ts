import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** E-mail addresses of several people in a saved output. */
export const rule: Rule = {
  meta: {
    id: 'responsible/pii-in-notebook-output',
    title: 'The saved output of a cell holds personal data',
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
    code.document.segments.forEach((segment, index) => {
      const found = personalData(segment.output ?? '');
      if (found === null) return;
      const end = code.document.segments[index + 1]?.start ?? Infinity;
      const last = code.module.body.findLast((statement) => statement.start >= segment.start && statement.start < end);
      if (last === undefined) return;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: `The output that is saved with this cell shows ${found}: whoever gets the notebook has them, in every version that is committed. Clear the output, and strip outputs before a commit (nbstripout). (Taken for granted: they belong to real people.)`,
        at: siteOf(code, last),
        related: [],
      });
    });
  },
};

/** So many different people make it likely that a table was shown, not a contact. */
const FEW = 3;
const EMAIL = /\b[\w.+-]+@([\w-]+\.)+[a-z]{2,}\b/gi;
/** Addresses that documentation and tools use. */
const NOBODY = /@(.*\.)?(example|test|invalid|localhost|domain|email|company|github|users\.noreply)\b|^(noreply|no-reply|info|support|contact|admin|hello|user\d*|test\w*|git)@/i;
const SOCIAL = /\b(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}\b/g;

/** What a text holds of several people, in words; null: nothing of that kind. */
function personalData(text: string): string | null {
  const emails = new Set([...(text.includes('@') ? text.matchAll(EMAIL) : [])].map(([address]) => address.toLowerCase()).filter((address) => !NOBODY.test(address)));
  if (emails.size >= FEW) return `${String(emails.size)} e-mail addresses`;
  const numbers = new Set(text.match(SOCIAL) ?? []);
  return numbers.size >= FEW ? `${String(numbers.size)} social security numbers` : null;
}
