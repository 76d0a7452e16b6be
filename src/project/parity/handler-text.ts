import { BUILTIN_NAMES } from '../../python/builtin-names';
import type { FunctionDefinition } from '../../python/nodes';
import type { Span } from '../../python/text';
import { importsOf } from '../asked-of-text';
import type { ProgramFiles } from '../program-syntax';
import { statementsOf } from '../program-syntax';

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
const keywords = new Set('and as assert async await class def del elif else except for from global if import in is lambda nonlocal not or raise return while with yield match case'.split(' '));

interface Known {
  /** Functions, methods and classes by name. */
  readonly definitions: ReadonlyMap<string, readonly string[]>;
  readonly imported: ReadonlySet<string>;
  /** Names and attributes that are given a value somewhere. */
  readonly assigned: ReadonlySet<string>;
}

/** `reach`: a file with all whose code can run when it runs. */
export function handlerTexts({ documents, modules }: ProgramFiles, reach: (path: string) => ReadonlySet<string>): HandlerTexts {
  const known = new Map<string, Known>();
  const knownFrom = (path: string): Known => {
    const before = known.get(path);
    if (before) return before;
    const definitions = new Map<string, string[]>();
    const imported = new Set<string>();
    const assigned = new Set<string>();
    for (const at of reach(path)) {
      const code = documents.get(at)?.code ?? '';
      const add = (name: string, { start, end }: Span): void => {
        definitions.set(name, [...(definitions.get(name) ?? []), code.slice(start, end)]);
      };
      for (const statement of statementsOf(modules.get(at)?.body ?? [])) {
        if (statement.kind !== 'FunctionDefinition' && statement.kind !== 'ClassDefinition') continue;
        add(statement.name, statement);
        for (const inner of statementsOf(statement.body)) if (inner.kind === 'FunctionDefinition') add(inner.name, inner);
      }
      for (const { names } of importsOf(documents.get(at))) for (const name of names) imported.add(name);
      for (const { 1: name = '', index } of code.matchAll(/\b([A-Za-z_]\w*)\s*(?::[^=\n]+)?=(?!=)/g)) {
        assigned.add(name);
        const line = code.slice(index, code.indexOf('\n', index) + 1 || undefined);
        // A function without a name runs where it is handed over.
        if (unnamed.test(line)) add(name, { start: index, end: index + line.length });
      }
    }
    const found = { definitions, imported, assigned };
    known.set(path, found);
    return found;
  };
  return {
    may: (asks, path, functions) => {
      const { definitions, imported, assigned } = knownFrom(path);
      const code = documents.get(path)?.code ?? '';
      const texts = new Set([...functions.map(({ start, end }) => code.slice(start, end)), ...nameless.flatMap((name) => definitions.get(name) ?? [])]);
      for (const text of texts) {
        if (asks(text) || calledResult.test(text)) return true;
        for (const [, name = ''] of text.matchAll(bareCall)) if (!keywords.has(name) && (assigned.has(name) || !(BUILTIN_NAMES.has(name) || imported.has(name) || definitions.has(name)))) return true;
        for (const [, name = ''] of text.matchAll(methodCall)) if (assigned.has(name)) return true;
        for (const [name] of text.matchAll(word)) for (const other of definitions.get(name) ?? []) texts.add(other);
      }
      return false;
    },
  };
}
