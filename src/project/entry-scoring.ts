import type { FunctionDefinition, Statement } from '../python/nodes';
import type { ServingEntry } from './entry-points';
import { tasks } from './entry-frameworks';
import { requestParameters } from './entry-stages';
import { baseName } from './paths';
import type { FunctionAt, ProgramSyntax } from './program-syntax';
import { statementsOf } from './program-syntax';

const trains = /\.backward\(|\.step\(\)|\.fit\(|\.fit_generator\(|\bTrainer\(|\.train\(\s*data/;
const scoring = /infer|predict|serv|score|demo|detect|classify|generate|recogni/i;
const otherwise = /train|eval|valid|test|bench/i;
/** What brings a saved model back. */
const restores = /\b(joblib|pickle|cloudpickle|dill)\.load\(|\bload_model\(|\bload_state_dict\(|\bload_weights\(|\.from_pretrained\(|load_from_checkpoint\(|\bInferenceSession\(|\bInterpreter\(|torch\.(jit\.)?load\(|\bBooster\(/;
const asks = /\.(predict|predict_proba|run|generate|transcribe)\(|\b\w*(model|net|network|classifier|pipeline)\(/;

const scoringFunction = /\bdef\s+\w*(infer|predict|serv|score|demo|detect|classify|generate|recogni)/i;

/** Could a file that never trains score what it reads, as far as its text tells? */
export function mayScore(path: string, code: string): boolean {
  return !path.endsWith('.ipynb') && !trains.test(code) && (scoringFunction.test(code) || (restores.test(code) && asks.test(code)));
}

/**
 * Scoring of what a file reads, in a file that never trains: tasks of a scheduler, functions that are named after it, else a script that loads a model and
 * asks it.
 */
export function batchEntries(program: ProgramSyntax, path: string, body: readonly Statement[]): ServingEntry[] {
  const code = program.documents.get(path)?.code ?? '';
  if (trains.test(code) || path.endsWith('.ipynb')) return [];
  const scheduled: ServingEntry[] = [];
  for (const statement of statementsOf(body)) {
    if (statement.kind !== 'FunctionDefinition' || !scoring.test(statement.name) || otherwise.test(statement.name)) continue;
    const framework = taskOf(program, path, statement);
    if (framework !== null) scheduled.push(entryOf(path, statement, framework));
  }
  if (scheduled.length > 0) return scheduled;
  const name = baseName(path);
  if (otherwise.test(name)) return [];
  const functions = body.flatMap((statement) => (statement.kind === 'FunctionDefinition' && scoring.test(statement.name) && !/load|build|create|get_model/i.test(statement.name) && !otherwise.test(statement.name) ? [statement] : []));
  if (functions.length > 0) return functions.map((definition) => entryOf(path, definition, 'scoring'));
  if (!restores.test(code) || !asks.test(code)) return [];
  const asked = scoring.test(path) ? askedFrom(code, body) : [];
  if (asked.length > 0) return asked.map((definition) => entryOf(path, definition, 'scoring'));
  if (!scripted(body)) return [];
  const load = restores.exec(code);
  const start = load?.index ?? 0;
  return [{ path, handler: null, name, framework: 'script', evidence: { path, span: { start, end: start + (load?.[0].length ?? 1) - 1 } }, kind: 'batch', parameters: [], stages: [], loader: null }];
}

/** Of a file that is called after scoring, the functions that ask a model and that nothing in it calls: other files do. */
function askedFrom(code: string, body: readonly Statement[]): readonly FunctionDefinition[] {
  const functions = body.filter((statement): statement is FunctionDefinition => statement.kind === 'FunctionDefinition' && !otherwise.test(statement.name));
  const asking = functions.filter(({ start, end }) => asks.test(code.slice(start, end)));
  return asking.filter(({ name, nameSpan }) => [...code.matchAll(new RegExp(`\\b${name}\\s*\\(`, 'g'))].every(({ index }) => index === nameSpan.start));
}

function taskOf(program: ProgramSyntax, path: string, definition: FunctionDefinition): string | null {
  for (const decorator of definition.decorators) {
    const framework = tasks[program.libraryName(decorator.kind === 'Call' ? decorator.callee : decorator, path) ?? ''];
    if (framework !== undefined) return framework;
  }
  return null;
}

function entryOf(path: string, definition: FunctionDefinition, framework: string): ServingEntry {
  const handler: FunctionAt = { is: 'function', path, definition, owner: null };
  return {
    path, handler, name: definition.name, framework, evidence: { path, span: { start: definition.nameSpan.start, end: definition.nameSpan.end } }, kind: 'batch',
    parameters: requestParameters(definition), stages: [{ function: handler, at: definition.nameSpan }], loader: null,
  };
}

/** Does the file do something when it is run, other than to define and import? */
function scripted(body: readonly Statement[]): boolean {
  return body.some((statement) => statement.kind === 'If' || statement.kind === 'For' || statement.kind === 'While' || statement.kind === 'With' || (statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call'));
}
