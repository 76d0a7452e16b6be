import { BUILTIN_NAMES } from '../../python/builtin-names';
import type { FunctionDefinition } from '../../python/nodes';
import type { Span } from '../../python/text';
import { importsOf } from '../asked-of-text';
import type { ProgramFiles } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { onceEach } from './once-each';
import type { Reach } from './reach';

/** What the code that a handler can run looks like, found by names alone. */
export interface HandlerTexts {
  /**
   * Could `asks` be true of what these functions of a file run, or could they call a value that something else has put there? Code of the program runs where its
   * name is mentioned. It may say yes too often.
   */
  may(asks: (code: string) => boolean, path: string, functions: readonly FunctionDefinition[]): boolean;
}

const word = /[A-Za-z_]\w*/g;
/** Calls of a bare name, and of what a call or an item gives. */
const bareCall = /(?<![.\w])([A-Za-z_]\w*)\s*\(/g;
const calledResult = /[\])}]\s*\(/;
const methodCall = /\.\s*([A-Za-z_]\w*)\s*\(/g;
/** Run without being named. */
const nameless = ['__call__', '__getitem__', '__iter__'];
const unnamed = /\blambda\b|\bpartial\(/;
/** `name = …`, `name: T = …`, `x.name = …`, `f(name=…)` */
const assignment = /\b([A-Za-z_]\w*)\s*(?::[^=\n]+)?=(?!=)/g;
const keywords = new Set('and as assert async await class def del elif else except for from global if import in is lambda nonlocal not or raise return while with yield match case'.split(' '));

/** What a file has for those that reach it. */
interface Names {
  /** Functions, methods and classes by name. */
  readonly definitions: ReadonlyMap<string, readonly string[]>;
  readonly imported: ReadonlySet<string>;
  /** Names and attributes that are given a value somewhere. */
  readonly assigned: ReadonlySet<string>;
}

function namesIn({ documents, modules }: ProgramFiles, path: string): Names {
  const code = documents.get(path)?.code ?? '';
  const definitions = new Map<string, string[]>();
  const assigned = new Set<string>();
  const add = (name: string, { start, end }: Span): void => {
    const known = definitions.get(name);
    if (known) known.push(code.slice(start, end));
    else definitions.set(name, [code.slice(start, end)]);
  };
  for (const statement of statementsOf(modules.get(path)?.body ?? [])) {
    if (statement.kind !== 'FunctionDefinition' && statement.kind !== 'ClassDefinition') continue;
    add(statement.name, statement);
    for (const inner of statementsOf(statement.body)) if (inner.kind === 'FunctionDefinition') add(inner.name, inner);
  }
  for (const { 1: name = '', index } of code.matchAll(assignment)) {
    assigned.add(name);
    const line = code.slice(index, code.indexOf('\n', index) + 1 || undefined);
    // A function without a name runs where it is handed over.
    if (unnamed.test(line)) add(name, { start: index, end: index + line.length });
  }
  return { definitions, imported: new Set(importsOf(documents.get(path)).flatMap(({ names }) => names)), assigned };
}

export function handlerTexts(files: ProgramFiles, reach: Reach): HandlerTexts {
  const namesOf = onceEach((path) => namesIn(files, path));
  return {
    may: (asks, path, functions) => {
      const all = [...reach(path)].map(namesOf);
      const definitionsOf = (name: string): readonly string[] => all.flatMap(({ definitions }) => definitions.get(name) ?? []);
      const isAssigned = (name: string): boolean => all.some(({ assigned }) => assigned.has(name));
      const isDefined = (name: string): boolean => BUILTIN_NAMES.has(name) || all.some(({ imported, definitions }) => imported.has(name) || definitions.has(name));
      const code = files.documents.get(path)?.code ?? '';
      const texts = new Set([...functions.map(({ start, end }) => code.slice(start, end)), ...nameless.flatMap(definitionsOf)]);
      const seen = new Set<string>();
      for (const text of texts) {
        if (asks(text) || calledResult.test(text)) return true;
        for (const [, name = ''] of text.matchAll(bareCall)) if (!keywords.has(name) && (isAssigned(name) || !isDefined(name))) return true;
        for (const [, name = ''] of text.matchAll(methodCall)) if (isAssigned(name)) return true;
        for (const [name] of text.matchAll(word)) {
          if (seen.has(name)) continue;
          seen.add(name);
          for (const other of definitionsOf(name)) texts.add(other);
        }
      }
      return false;
    },
  };
}
