import type { Call, Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import { functionAround } from '../../../project/code/places';
import { callsTo } from '../../../project/code/definitions';
import type { ModuleCode } from '../../../project/code/code';
import { isFromOutside, isModelCall, llmLibraries } from '../../outside';
import { argumentOf, partsOf, siteOf, sourceOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** Names of parameters that say who wrote the value. */
const byUser = /^(user_?(input|query|question|message|prompt|text|request|name|content|context)|untrusted\w*|customer_?(message|text))$/;

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
    peers: ['sonar:S7518', 'codeql:js/prompt-injection', 'bastion:PS004'],
  },
  needs: llmLibraries,
  inspect({ code, report }) {
    const told = new Set<Expression>();
    const check = (content: Expression, place: Place): void => {
      if (told.has(content)) return;
      told.add(content);
      const source = outsideOf(code, content, place, 0);
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

/** The part of a text that comes from outside, also by way of a parameter for which a caller in this file passes such a thing. */
function outsideOf(code: ModuleCode, content: Expression, place: Place, hops: number): Expression | null {
  const isOutside = (part: Expression, at: Place): boolean => isFromOutside(code, part, at) || isNamedForUser(code, part, at) || (hops < MOST_HOPS && isPassedFromOutside(code, part, at, hops));
  return sourceOf(code, content, place, isOutside, (call, at) => !picksFromOwn(code, call, at));
}

const MOST_HOPS = 2;

function isPassedFromOutside(code: ModuleCode, part: Expression, place: Place, hops: number): boolean {
  if (part.kind !== 'Name' || code.bindings(part.id, place)[0]?.kind !== 'parameter') return false;
  const around = functionAround(place);
  const position = around?.parameters.findIndex((parameter) => parameter.name === part.id) ?? -1;
  if (!around || position < 0) return false;
  const isMethod = around.parameters[0]?.name === 'self';
  return callsTo(code, around).some(({ node, place: at }) => {
    const given = argumentOf(node, part.id, position - (isMethod ? 1 : 0));
    return given !== null && outsideOf(code, given.value, at, hops + 1) !== null;
  });
}

/** `TONES.get(tone)`: one of the texts that were written here, whoever asks for it. */
function picksFromOwn(code: ModuleCode, { callee }: Call, place: Place): boolean {
  return callee.kind === 'Attribute' && callee.attribute === 'get' && valueOf(code, callee.value, place).value.kind === 'Dict';
}

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
