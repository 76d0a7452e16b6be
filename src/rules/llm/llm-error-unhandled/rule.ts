import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { functionAround, loopsAround } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { importName } from '../../fixes/imports';
import { chainOf, llmLibraries } from '../../outside';
import { callSite, edit, siteOf, textOf, valueOf } from '../../reading';
import type { Finding, Fix, Rule } from '../../rule';

const asks = /(chat\.completions\.create|responses\.create|messages\.create|chat\.completions\.parse)$/;
/** Somebody sees to it: a retry, a handler of the framework's, a file of results that is gone on with. */
const guards = /tenacity|backoff|@retry|retry\(|exception_handler|errorhandler|max_retries|gather\(|suppress\(|already_done|resume/;
const routes = /^(route|get|post|put|patch|delete|websocket)$/;

/** A loop that gathers answers, a request that waits for one, and a parsed answer that may be a refusal: with nothing for the case that the model fails. Once a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/llm-error-unhandled',
    title: 'Nothing is done when the model fails or refuses',
    family: 'llm',
    severity: 'info',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gen.llm-integration', 'se.engineering-rigour'],
    references: ['openai-python', 'openai-structured'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['bastion:PS012', 'bastion:PS013'],
  },
  needs: llmLibraries,
  words: ['create', 'parse', 'parsed'],
  inspect({ code, report }) {
    const refused = unaskedRefusal(code);
    if (refused !== null) report(refused);
    // One handler in the file, and nobody can tell from here which calls it guards.
    if (guards.test(code.document.text) || /^\s*except\b/m.test(code.document.text)) return;
    for (const { node, place } of code.methodCalls('create', 'parse')) {
      if (!asks.test(chainOf(node.callee))) continue;
      const finding = inLoop(code, node, place) ?? inRequest(code, node, place);
      if (finding === null) continue;
      report(finding);
      return;
    }
  },
};

type Told = Omit<Finding, 'rule'> | null;

/** `for row in rows: answers.append(ask(row))`: one error loses all the answers before it. */
function inLoop(code: ModuleCode, node: Call, place: Place): Told {
  const loop = loopsAround(place).find(({ statement }) => statement.kind === 'For');
  if (loop?.statement.kind !== 'For') return null;
  const { body, header } = loop.statement;
  const kept = body.find((statement) => statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call' && statement.value.callee.kind === 'Attribute' && statement.value.callee.attribute === 'append');
  // Steps of a conversation go on from one another: there an end is an end.
  if (kept === undefined || /messages|history|conversation/.test(textOf(code, kept).split('(', 1)[0] ?? '')) return null;
  return {
    severity: 'info', confidence: 'likely', at: callSite(code, node),
    related: [{ message: 'all answers of this loop are lost with it', at: siteOf(code, header) }],
    message: 'One call that fails for good (a rate limit, a timeout, a refused prompt) ends the whole loop, and the answers before it are lost, though they are paid for. Catch the library\'s errors for each item, note which failed, and go on. (Taken for granted: nobody above catches them.)',
    fixes: caught(code, place),
  };
}

/** A request's handler that waits for the model. */
function inRequest(code: ModuleCode, node: Call, place: Place): Told {
  const handler = functionAround(place);
  const isRoute = handler?.decorators.some((one) => one.kind === 'Call' && one.callee.kind === 'Attribute' && routes.test(one.callee.attribute)) === true;
  return !isRoute ? null : {
    severity: 'info', confidence: 'likely', at: callSite(code, node), related: [],
    message: 'When the model is busy, slow or refuses, this request ends as "internal server error", and nobody knows whether to try again. Catch the library\'s errors and answer what happened, such as 503 with `Retry-After`. (Taken for granted: nobody above catches them.)',
  };
}

/** `completion.choices[0].message.parsed.name`: `parsed` is None where the model refused. */
function unaskedRefusal(code: ModuleCode): Told {
  if (/refusal|finish_reason|LengthFinishReason|ContentFilter/.test(code.document.text)) return null;
  for (const { node } of code.attributes.get('parsed') ?? []) {
    if (!textOf(code, node.value).endsWith(".message") || new RegExp('parsed\\s+(is|or|and|else)\\b|if\\s.*parsed').test(code.document.text)) continue;
    for (const list of code.attributes.values()) {
      for (const { node: read, place: at } of list) {
        const { value } = valueOf(code, read.value, at);
        if (value !== node || isTested(code, read.value.kind === 'Name' ? read.value.id : '')) continue;
        return {
          severity: 'info', confidence: 'certain', at: siteOf(code, read), related: read.value === node ? [] : [{ message: 'the answer is taken here', at: siteOf(code, node) }],
          message: '`parsed` is None where the model refuses, and this line then fails with an AttributeError. Ask `message.refusal` first.',
        };
      }
    }
  }
  return null;
}

function isTested(code: ModuleCode, name: string): boolean {
  return name !== '' && new RegExp(`(if|while|assert|and|or|not)\\s+(not\\s+)?${name}\\b|${name}\\s+(is|or|and)\\b`).test(code.document.text);
}

/** The call's statement within `try`, where it is one line of the loop's own and the library's error can be imported. */
function caught(code: ModuleCode, place: Place): readonly Fix[] {
  const { statement } = place;
  const { text } = code.document;
  const from = text.lastIndexOf('\n', statement.start - 1) + 1;
  const indent = text.slice(from, statement.start);
  const [library, error] = code.uses('openai') ? ['openai', 'OpenAIError'] : ['anthropic', 'AnthropicError'];
  if (code.document.kind !== 'script' || !/^[ \t]+$/.test(indent) || loopsAround(place)[0]?.statement !== place.parent?.statement || !code.uses(library)) return [];
  const imported = importName({ path: code.path, document: code.document, module: code.module }, [library], error, statement.start, error);
  if (imported === null) return [];
  const inner = text.slice(statement.start, statement.end);
  if (inner.includes('"""') || inner.includes("'''")) return [];
  const moved = inner.split('\n').map((line, i) => (i === 0 ? line : `    ${line}`)).join('\n');
  const lines = [`try:`, `${indent}    ${moved}`, `${indent}except ${imported.name} as error:`, `${indent}    print("failed:", error)`, `${indent}    continue`];
  return [{ title: 'Catch the error, and go on with the next', safe: false, edits: [...imported.edits, edit(code, statement.start, statement.end, lines.join('\n'))] }];
}
