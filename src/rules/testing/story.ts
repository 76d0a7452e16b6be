import type { Pair } from '../../project/parity/pairs';
import type { ServingSide } from '../../project/parity/sides';
import { servingSide } from '../../project/parity/sides';
import { servingEntries } from '../../project/entry-points';
import type { ServingEntry } from '../../project/entry-points';
import { askingEntries } from '../../project/parity/may-ask';
import type { ProgramSyntax } from '../../project/program-syntax';
import type { TestedFunction, TestMap } from '../../project/testing/reach';
import type { TestCase } from '../../project/testing/suites';
import type { Site } from '../../provenance/graph';
import type { FunctionDefinition, Lambda } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { TestContext } from '../rule';

/** The text of a part of a file; empty where the file is not there. */
export function codeOf(program: ProgramSyntax, path: string, span: Span): string {
  return program.documents.get(path)?.code.slice(span.start, span.end) ?? '';
}

/** A part of a file on one line, not longer than `most` characters. */
export function shortly(program: ProgramSyntax, path: string, span: Span, most = 50): string {
  const text = codeOf(program, path, span).replace(/\s+/g, ' ');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** `app.py:31` */
export function placeOf(program: ProgramSyntax, at: Site): string {
  const line = program.documents.get(at.path)?.locate(at.span).start.line;
  return line === undefined ? at.path : `${at.path}:${String(line)}`;
}

/** Where a function's name stands. */
export function nameSite(path: string, definition: FunctionDefinition): Site {
  return { path, span: { start: definition.nameSpan.start, end: definition.nameSpan.end } };
}

/** A function by where it stands: programs made of the same files have their own syntax trees. */
export function functionKey(path: string, definition: Span): string {
  return `${path} ${String(definition.start)}`;
}

/** What a run went through, by where each function stands in its file and its name. */
export function ranKeys(ran: Iterable<FunctionDefinition | Lambda>): ReadonlySet<string> {
  return new Set([...ran].flatMap((one) => (one.kind === 'FunctionDefinition' ? [ranKey(one)] : [])));
}

export function ranKey(definition: FunctionDefinition): string {
  return `${String(definition.start)} ${String(definition.end)} ${definition.name}`;
}

/** The functions of the program that each test runs. */
export function functionsByTest(map: TestMap): ReadonlyMap<TestCase, readonly TestedFunction[]> {
  const found = new Map<TestCase, TestedFunction[]>();
  for (const one of map.functions) {
    for (const { test } of one.tests) {
      const list = found.get(test);
      if (list) list.push(one);
      else found.set(test, [one]);
    }
  }
  return found;
}

const sides = new WeakMap<ServingEntry, ServingSide>();

/** The entry points of a project that ask a model, and of which `wanted` is true: those that are compared with training, else those that its files have by themselves. */
export function servingsOf({ program, parity }: Pick<TestContext, 'program' | 'parity'>, wanted: (entry: ServingEntry) => boolean = () => true): readonly ServingSide[] {
  if (parity && parity.servings.length > 0) return parity.servings.filter(({ entry }) => wanted(entry));
  const asks = askingEntries(program);
  return servingEntries(program).filter((entry) => wanted(entry) && asks(entry)).flatMap((entry) => {
    const side = sides.get(entry) ?? servingSide(program, entry);
    sides.set(entry, side);
    return side.asks.length > 0 ? [side] : [];
  });
}

/** Folders that show how something is used, or hold what others wrote: their code is not the project's. */
const elsewhere = /(^|\/)(examples?|tests?|\w+_tests?|tutorials?|demos?|docs?|notebooks?|migrations?|vendor|third_party|site-packages|benchmarks?|labs?|homeworks?|exercises?|evidently|monitoring)\//i;

/** Is this a file of the project's own code, rather than a notebook, an example or a migration? */
export function isOwnCode(path: string): boolean {
  return path.endsWith('.py') && !elsewhere.test(path) && !/(^|\/)(setup|conftest|noxfile|tasks)\.py$/.test(path);
}

/** Do the sides stand in files of their own, and does the one answer or score in earnest, rather than show how a library is used, or judge a model while it is being made? */
export function isInEarnest({ serve, train }: Pair): boolean {
  if (serve.path === train.path) return false;
  if (serve.entry.kind === 'batch' && !/predict|scor|infer|serv|batch|deploy|app/i.test(`${serve.path} ${serve.entry.name}`)) return false;
  if (/eval|test|valid|register|metric/i.test(serve.entry.kind === 'batch' ? serve.path : '')) return false;
  return isOwnCode(serve.path) || (serve.path.endsWith('.py') && train.path.endsWith('.ipynb'));
}

/** How many tests a project has, in words. */
export function suiteText(map: TestMap): string {
  return map.cases.length === 0 ? 'The project has no test' : `None of the project's ${String(map.cases.length)} test${map.cases.length === 1 ? '' : 's'}`;
}

/** `a`, `b` and `c`, each quoted. */
export function listText(names: readonly string[], joined = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} ${joined} ${quoted.at(-1) ?? ''}`;
}
