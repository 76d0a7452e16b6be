import type { Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { isFromOutside, isModelCall, llmLibraries } from '../../outside';
import { argumentOf, partsOf, siteOf, sourceOf } from '../../reading';
import type { Rule } from '../../rule';

/** Names of parameters that say who wrote the value. */
const byUser = /^(user_?(input|query|question|message|prompt|text|request|name)|untrusted\w*|customer_?(message|text))$/;

/** The instructions of a chat hold a request's data, what a user typed, or a parameter that is named for the user. */
export const rule: Rule = {
  meta: {
    id: 'llm/untrusted-in-system-prompt',
    title: 'Text from outside stands in the system prompt',
    family: 'llm',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gov.ml-security', 'gen.prompt-engineering'],
    references: ['owasp-llm-2026', 'spotlighting'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7518', 'codeql:js/prompt-injection'],
  },
  needs: llmLibraries,
  inspect({ code, report }) {
    const told = new Set<Expression>();
    const check = (content: Expression, place: Place): void => {
      if (told.has(content)) return;
      told.add(content);
      const source = sourceOf(code, content, place, (part, at) => isFromOutside(code, part, at) || isNamedForUser(code, part, at));
      if (source === null) return;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: 'What a user writes becomes part of the instructions here, with their rank: it can take them back or replace them. Keep the system prompt fixed, and pass the text as a user message. (Taken for granted: the user is not the one who sets the rules.)',
        at: siteOf(code, content),
        related: [{ message: 'this comes from outside', at: siteOf(code, source) }],
      });
    };
    for (const place of code.statements) for (const dict of dictsIn(place.statement)) for (const content of systemContents(dict)) check(content, place);
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place) ?? '';
        if (/\b(SystemMessage|SystemMessagePromptTemplate)$/.test(name)) {
          const content = argumentOf(node, 'content', 0);
          if (content !== null) check(content.value, place);
        } else if (isModelCall(code, node, place)) {
          const content = argumentOf(node, 'system') ?? argumentOf(node, 'instructions') ?? argumentOf(node, 'system_instruction');
          if (content !== null) check(content.value, place);
        }
      }
    }
  },
};

function isNamedForUser(code: ModuleCode, part: Expression, place: Place): boolean {
  return part.kind === 'Name' && byUser.test(part.id) && code.bindings(part.id, place)[0]?.kind === 'parameter';
}

type Dict = Expression & { readonly kind: 'Dict' };

function dictsIn(statement: unknown): Dict[] {
  const value = statement as { readonly value?: Expression | null; readonly kind: string };
  return value.value ? [...partsOf(value.value)].filter((part): part is Dict => part.kind === 'Dict') : [];
}

function systemContents({ entries }: Dict): Expression[] {
  const of = (name: string): Expression | undefined => entries.find(({ key }) => key?.kind === 'Constant' && key.value === name)?.value;
  const role = of('role');
  const content = of('content');
  return role?.kind === 'Constant' && (role.value === 'system' || role.value === 'developer') && content !== undefined ? [content] : [];
}
