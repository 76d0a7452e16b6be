import type { Call, Constant, Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { argumentOf, constantOf, edit, partsOf, siteOf, stringOf, textOf, valueOf } from '../../reading';
import { llmLibraries } from '../../outside';
import type { Rule } from '../../rule';

/** `PromptTemplate(input_variables=…)` beside its template, and texts with `{name}` that nothing fills in. */
export const rule: Rule = {
  meta: {
    id: 'llm/prompt-template-variables',
    title: 'A prompt and its variables do not match',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.prompt-engineering', 'gen.llm-integration'],
    references: ['langchain-docs'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['bastion:PS007'],
  },
  needs: llmLibraries,
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place) ?? '';
        if (name.endsWith('PromptTemplate.from_template')) {
          const text = templatedText(code, node, place);
          if (text !== null) {
            report({
              severity: 'warning', confidence: 'likely', at: siteOf(code, text), related: [],
              message: `\`${textOf(code, text)}\` becomes part of the template: a brace in it is read as a variable, and the call fails or asks for one. Write \`{${textOf(code, text)}}\` into the template as plain text, and pass the value when it is filled in. (Taken for granted: the text may hold braces.)`,
            });
          }
          continue;
        }
        if (!name.endsWith(".PromptTemplate")) continue;
        const given = argumentOf(node, 'input_variables');
        const template = argumentOf(node, 'template');
        const text = template === null ? null : stringOf(code, template.value, place);
        const variables = given === null ? null : valueOf(code, given.value, place).value;
        const form = stringOf(code, argumentOf(node, 'template_format')?.value, place);
        if (given === null || text === null || variables?.kind !== 'List' || form === 'jinja2' || form === 'mustache') continue;
        const named = variables.elements.flatMap((element) => (element.kind === 'Constant' && typeof element.value === 'string' ? [element.value] : []));
        if (named.length !== variables.elements.length) continue;
        const partial = argumentOf(node, 'partial_variables');
        const filled = partial?.value.kind === 'Dict' ? partial.value.entries.flatMap(({ key }) => (key?.kind === 'Constant' ? [String(key.value)] : [])) : [];
        const wanted = [...new Set(fieldsOf(text))];
        if (partial !== null && partial.value.kind !== 'Dict') continue;
        const missing = wanted.filter((one) => !named.includes(one) && !filled.includes(one));
        const unused = named.filter((one) => !wanted.includes(one));
        if (missing.length + unused.length === 0) continue;
        const right = wanted.filter((one) => !filled.includes(one)).map((one) => `"${one}"`).join(', ');
        report({
          severity: 'error', confidence: 'certain', at: siteOf(code, given), related: [],
          message: `The template asks for ${say(wanted)}, and the list names ${say(named)}: ${missing.length > 0 ? 'what is missing is not filled in' : 'what is too much is dropped without a word'}. Use \`PromptTemplate.from_template\`, which reads the names off the text.`,
          fixes: variables === given.value ? [{ title: 'Name what the template asks for', safe: true, edits: [edit(code, variables.start, variables.end, `[${right}]`)] }] : [],
        });
      }
    }
    for (const place of code.statements) {for (const { content, names } of unfilled(code, place)) {
      report({
        severity: 'error', confidence: 'likely', at: siteOf(code, content), related: [],
        message: `The model is sent the text \`{${names[0] ?? ''}}\` as it stands: this string is no f-string, and there is a variable of that name. Put an f before it. (Taken for granted: nothing fills it in later.)`,
        fixes: /^["']/.test(textOf(code, content)) ? [{ title: 'Make it an f-string', safe: true, edits: [edit(code, content.start, content.start, 'f')] }] : [],
      });
    }}
  },
};

/** Names of texts that somebody else writes. */
const written = /(^|_)(user|query|question|input|text|message|context|document|content|code|examples?)(_|$)/i;

/** A parameter for such a text, within the text of a template: by an f-string or by `+`. */
function templatedText(code: ModuleCode, call: Call, place: Place): Expression | null {
  const given = argumentOf(call, 'template', 0);
  const form = argumentOf(call, 'template_format');
  if (given === null || form !== null) return null;
  const { value, place: at } = valueOf(code, given.value, place);
  const parts = value.kind === 'JoinedString' ? value.parts.filter((part) => typeof part !== 'string') : value.kind === 'BinaryOperation' ? joined(value) : [];
  return parts.find((part) => part.kind === 'Name' && written.test(part.id) && code.bindings(part.id, at)[0]?.kind === 'parameter') ?? null;
}

function say(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ');
}

/** The names in single braces. */
function fieldsOf(text: string): string[] {
  return [...text.replace(/\{\{|\}\}/g, '').matchAll(/\{([A-Za-z_]\w*)(?:[!:][^{}]*)?\}/g)].map((match) => match[1] ?? '');
}

const asks = /(chat\.completions\.create|responses\.(create|parse)|messages\.create|completions\.create)$/;
/** Arguments that the model reads as they stand. */
const said = new Set(['input', 'instructions', 'system', 'prompt']);

/** The texts that `+` puts one behind the other. */
function joined(expression: Expression): readonly Expression[] {
  return expression.kind === 'BinaryOperation' && expression.operator === '+' ? [...joined(expression.left), ...joined(expression.right)] : [expression];
}

/** Contents of messages, and of calls, that are plain strings with `{name}`, where such a variable is at hand. */
function unfilled(code: ModuleCode, place: Place): { readonly content: Constant; readonly names: readonly string[] }[] {
  const { statement } = place;
  const value = statement.kind === 'Assign' || statement.kind === 'ExpressionStatement' || statement.kind === 'Return' ? statement.value : null;
  if (value === null) return [];
  const contents: Expression[] = [];
  for (const part of partsOf(value)) {
    if (part.kind === 'Call' && asks.test(textOf(code, part.callee))) contents.push(...part.args.flatMap((one) => (said.has(one.keyword ?? '') ? joined(one.value).filter((text) => text.kind === 'Constant') : [])));
    if (part.kind !== 'Dict') continue;
    const of = (name: string): Expression | undefined => part.entries.find(({ key }) => key?.kind === 'Constant' && key.value === name)?.value;
    const content = of('content');
    if (of('role') !== undefined && content !== undefined) contents.push(...joined(content).filter((one) => one.kind === 'Constant'));
  }
  if (contents.length === 0 || /\.format\(|format_map|Template|replace\(/.test(textOf(code, statement))) return [];
  return contents.flatMap((content) => {
    const constant = constantOf(code, content, place);
    if (constant === null || typeof constant.value !== 'string') return [];
    const names = [...new Set(fieldsOf(constant.value))];
    const isBound = names.length > 0 && names.every((name) => code.bindings(name, place).length > 0);
    return isBound ? [{ content: constant, names }] : [];
  });
}
