import type { FunctionDefinition, Lambda, Statement } from '../../python/nodes';
import type { Site } from '../../provenance/graph';
import type { Pair } from '../parity/pairs';
import type { Parity } from '../parity/parity';
import { statementsOf } from '../program-syntax';
import { siteOf } from '../symbolic/machine';
import type { Term } from '../symbolic/terms';
import { reachable } from '../parity/origins';
import { partsOf } from '../symbolic/terms';

/** Feature code that stands on both sides of a pair and says the same today. */
export interface Duplicate {
  readonly name: string;
  readonly train: Site;
  readonly serve: Site;
  readonly lines: number;
}

/** What makes no feature: reading settings, loading models, logging, drawing. */
const otherWork = /\b(joblib|pickle|yaml|json|logging|logger|load_model|from_pretrained|torch\.load|load_state_dict|read_(csv|sql|parquet|json|excel)|argparse|getenv|environ|basicConfig|print|plt|st)\b|\.(predict\w*|fit\w*|eval|train|execute|save\w*)\(|nn\.|layers\./;

interface Part {
  readonly definition: FunctionDefinition;
  readonly path: string;
}

/** The functions that are copied from one side to the other: both ran on the way to the model's input, each in its own file, and their code is the same but for white space, comments and annotations. */
export function duplicatesOf(parity: Parity, pair: Pair): Duplicate[] {
  const chain = parity.chain(pair.train);
  const trained = functionsOf(parity, new Set(chain.flatMap((side) => [...side.trace.files])), new Set(chain.flatMap((side) => [...side.trace.ran])));
  const served = functionsOf(parity, pair.serve.trace.files, pair.serve.trace.ran);
  if (trained.length === 0 || served.length === 0) return [];
  const byCode = new Map<string, Part>();
  for (const part of trained) byCode.set(codeOf(parity, part), part);
  const asked = [...(pair.ask ? [pair.ask] : pair.serve.asks)].map((ask) => ask.input);
  const found = served.flatMap((part) => {
    const twin = byCode.get(codeOf(parity, part));
    // One that both sides import is no copy.
    if (!twin || twin.definition === part.definition || twin.path === part.path || !takesPart(part, asked)) return [];
    const code = parity.program.documents.get(part.path)?.code.slice(part.definition.start, part.definition.end) ?? '';
    return [{ name: part.definition.name, train: siteOf(twin.path, twin.definition.nameSpan), serve: siteOf(part.path, part.definition.nameSpan), lines: code.trimEnd().split('\n').length }];
  });
  return found;
}

function functionsOf(parity: Parity, files: ReadonlySet<string>, ran: ReadonlySet<FunctionDefinition | Lambda>): Part[] {
  return [...files].flatMap((path) => definitions(parity.program.modules.get(path)?.body ?? []).flatMap((definition) => (ran.has(definition) && makesFeatures(parity, path, definition) ? [{ definition, path }] : [])));
}

function definitions(body: readonly Statement[]): FunctionDefinition[] {
  return statementsOf(body).flatMap((statement) => (statement.kind === 'FunctionDefinition' ? [statement] : statement.kind === 'ClassDefinition' ? definitions(statement.body) : []));
}

/** It is given something, and does more than to hand it on. */
function makesFeatures(parity: Parity, path: string, definition: FunctionDefinition): boolean {
  if (definition.name.startsWith('__') || !definition.parameters.some((parameter) => parameter.name !== 'self' && parameter.name !== 'cls' && parameter.defaultValue === null)) return false;
  const code = withoutComments(bodyText(parity, path, definition));
  return statementCount(definition.body) >= 2 && code.length >= 60 && !otherWork.test(code);
}

function statementCount(body: readonly Statement[]): number {
  return statementsOf(body).filter((statement) => statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Constant').length;
}

function bodyText(parity: Parity, path: string, { body }: FunctionDefinition): string {
  const [first] = body;
  const last = body.at(-1);
  const isDocstring = first?.kind === 'ExpressionStatement' && first.value.kind === 'Constant';
  const start = (isDocstring ? body[1] : first)?.start;
  return start === undefined || !last ? '' : (parity.program.documents.get(path)?.code.slice(start, last.end) ?? '');
}

/** The parameters' names and the body, in one spelling. */
function codeOf(parity: Parity, { definition, path }: Part): string {
  return `${definition.parameters.map((parameter) => parameter.name).filter((name) => name !== 'self').join(',')}:${withoutComments(bodyText(parity, path, definition))}`;
}

/** Code without comments and with white space and quotes in one spelling: equal texts are equal programs. */
function withoutComments(code: string): string {
  const kept: string[] = [];
  for (const match of code.matchAll(/("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|#[^\n]*|(\n[ \t]*)|[ \t]+|[^\s"'#]+|["']/g)) {
    const [text, quoted, line] = match;
    if (quoted !== undefined) kept.push(/["\\]/.test(quoted.slice(1, -1)) || quoted.startsWith('"""') || quoted.startsWith("'''") ? quoted : `"${quoted.slice(1, -1)}"`);
    else if (line !== undefined) kept.push('\n');
    else if (!text.startsWith('#') && text.trim() !== '') kept.push(text);
  }
  return kept.join('').replace(/\n+/g, '\n').trim();
}

/** Is something of what the model is asked made in this function? */
function takesPart({ definition, path }: Part, inputs: readonly Term[]): boolean {
  for (const input of inputs) {
    for (const part of reachable(input, partsOf)) {
      if (part.site.path === path && part.site.span.start >= definition.start && part.site.span.end <= definition.end) return true;
    }
  }
  return false;
}
