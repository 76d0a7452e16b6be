import type { Library } from '../library/lookup';
import { importsOf } from '../project/asked-of-text';
import type { SourceSummary } from '../project/programs';
import type { InputProblem, Workspace } from '../project/workspace';
import { withoutBrokenCells } from '../python/broken-cells';
import type { PythonDocument } from '../python/document';
import { scriptDocument } from '../python/document';
import type { ScannedImport } from '../python/imports';
import type { Module, SyntaxProblem } from '../python/nodes';
import type { OpenSyntax, PythonParser } from '../python/parser';
import { readDocument } from '../python/source';
import { moduleFromTree } from '../python/tree-bytes';
import { makeCache } from './cache';
import type { Cache } from './cache';
import type { ResultStore, Shelf } from './stored/store';

/** A file as it was last read. The same object stands for the same content, so that results can be kept by it. */
export interface Source extends SourceSummary {
  readonly document: PythonDocument;
  /** Differs for every content that a file has had. */
  readonly version: number;
  /** A digest of the file's bytes; null where there is no store. */
  readonly stamp: string | null;
  /** Answers a question to the document by yes or no; the answer is kept with the content. `question` names it, in all releases alike. */
  says(question: string, ask: (document: PythonDocument) => boolean): boolean;
  /** The same for an answer by number, which may look at the parsed file. */
  measures(question: string, ask: () => number): number;
  readonly lines: number;
  /** What was assumed to read it, in a sentence. */
  readonly note: string | null;
  /** Nothing was known of its content when it was read first. */
  readonly isNew: boolean;
  /** Parsed at the first call. */
  module(): Module;
  /** Where it does not parse; kept when the tree is not. */
  problems(): readonly SyntaxProblem[];
  isParsed(): boolean;
}

/** Trees kept for files under the cursor; memory outside the garbage collector, so few. */
const OPEN_TREES = 8;

/** Parsed modules are kept up to so many lines, some 500 bytes each; of what was used longest ago only the text is. */
const PARSED_LINES = 250_000;

let versions = 0;

export type ReadSource = { readonly source: Source } | { readonly problem: InputProblem };

/** The files of a workspace, read once and again only where they changed. */
export interface Sources {
  read(path: string): Promise<ReadSource>;
  invalidate(path: string): void;
  /** Was the file read before, now or in an earlier process, as it is now? */
  isKnown(path: string): boolean;
  /** What is known of files by their text alone, by names that hold their content; only with a store. */
  facts(paths: readonly string[]): readonly (readonly [name: string, facts: unknown])[];
  /** Takes what another thread has found out about files. */
  learn(facts: readonly (readonly [name: string, facts: unknown])[]): void;
  /** The file as it was last read. */
  last(path: string): Source | undefined;
  /** Forgets these files, save those in `keep`: the next check reads them again. */
  release(paths: readonly string[], keep: ReadonlySet<string>): void;
  clear(): void;
}

/** Parsed files by their path and content. Two versions of one workspace share what is the same in both. */
export type ParsedFiles = Cache<ParsedFile>;

export function parsedFiles(): ParsedFiles {
  return makeCache<ParsedFile>(PARSED_LINES, undefined, ({ lines }) => lines);
}

/** Sources over a workspace. With a store, a file whose content is known there is read only when someone wants its text. */
export function makeSources(workspace: Workspace, parser: PythonParser, library: Library, store: ResultStore | null = null, parsed: ParsedFiles = parsedFiles()): Sources {
  const passing = store?.passing ?? null;
  const known = new Map<string, ReadSource>();
  const stale = new Set<string>();
  const open = makeCache<OpenSyntax>(OPEN_TREES, (syntax) => {
    syntax.dispose();
  });
  /** A file that was parsed before and has changed is being edited: its tree is kept, so that each further change costs what changed. */
  const reparse = (path: string, code: string): Module => {
    const syntax = open.get(path);
    if (syntax !== undefined) return syntax.edit(code);
    const opened = parser.open(code);
    open.set(path, opened);
    return opened.module;
  };

  /** From the tree that is kept, where the content was met before. */
  const parseOnce = (name: string, code: string, isKnown: boolean): Module => {
    const tree = isKnown || passing !== null ? store?.trees?.get(name) : undefined;
    const trees = store?.trees;
    return (tree && moduleFromTree(code, tree)) ?? parser.parse(code, trees && ((made): void => { trees.set(name, made); }));
  };

  const summaries = store?.shelf('files') ?? null;
  const fresh = async (path: string): Promise<ReadSource> => {
    const stamp = store?.stamp(path) ?? null;
    const before = known.get(path);
    if (before !== undefined && 'source' in before && stamp !== null && before.source.stamp === stamp) return before;
    // Some questions are answered by the path as well.
    const name = `${path} ${stamp ?? ''}`;
    const summary = stamp === null ? null : ((summaries?.get(name) ?? null) as SourceFacts | null);
    if (summary !== null && stamp !== null && store !== null) {
      versions++;
      const open = (): ReturnType<typeof readDocument> => readDocument(path, store.bytes(path) ?? new Uint8Array());
      return { source: makeSource({ path, open, facts: summary, isNew: false, version: versions, stamp, passing, keep: (facts) => summaries?.set(name, facts), parse: (document, damage) => withDamage(withoutBrokenCells(document, parseOnce(name, document.code, true), (code) => parser.parse(code)), damage), parsed }) };
    }
    let bytes: Uint8Array;
    try {
      bytes = await workspace.read(path);
    } catch (error) {
      return { problem: { path, message: error instanceof Error ? error.message : String(error) } };
    }
    const result = readDocument(path, bytes);
    if (result.document === null) return { problem: { path, message: sentence(result.problem) } };
    const old = known.get(path);
    if (old !== undefined && 'source' in old && isSame(old.source.document, result.document)) return old;
    versions++;
    const { document, damage } = result;
    const isEdited = old !== undefined && 'source' in old && old.source.isParsed();
    const parse = (own: PythonDocument): Module => withDamage(withoutBrokenCells(own, isEdited ? reparse(path, own.code) : stamp === null ? parser.parse(own.code) : parseOnce(name, own.code, false), (code) => parser.parse(code)), damage);
    const imports = importsOf(document);
    const facts: SourceFacts = {
      imports,
      machineLearning: namesMachineLearning(document.code, imports, library),
      lines: countLines(document.text),
      note: result.problem === null ? null : sentence(result.problem),
      problems: null,
      answers: {},
      measured: {},
    };
    const keep = (changed: SourceFacts): void => {
      if (stamp !== null) summaries?.set(name, changed);
    };
    keep(facts);
    return { source: makeSource({ path, open: () => result, facts, isNew: true, version: versions, stamp, passing, keep, parse, parsed }) };
  };

  const forget = (read: ReadSource): void => {
    if ('source' in read) parsed.delete(parsedKey(read.source));
  };

  return {
    read: async (path) => {
      const old = known.get(path);
      if (old !== undefined && !stale.has(path)) return old;
      stale.delete(path);
      const read = await fresh(path);
      // What the file was before an edit is not asked for again.
      if (old !== undefined && old !== read) forget(old);
      known.set(path, read);
      return read;
    },
    invalidate: (path) => {
      stale.add(path);
    },
    facts: (paths) => paths.flatMap((path) => {
      const read = known.get(path);
      const name = read !== undefined && 'source' in read ? `${path} ${read.source.stamp ?? ''}` : null;
      const facts = name === null ? undefined : summaries?.get(name);
      return name === null || facts === undefined ? [] : [[name, facts] as const];
    }),
    learn: (facts) => {
      for (const [name, learned] of facts) summaries?.set(name, learned);
    },
    isKnown: (path) => known.has(path) || (store !== null && summaries?.get(`${path} ${store.stamp(path) ?? ''}`) !== undefined),
    last: (path) => {
      const read = known.get(path);
      return read !== undefined && 'source' in read ? read.source : undefined;
    },
    release: (paths, keep) => {
      for (const path of paths) {
        if (keep.has(path)) continue;
        const read = known.get(path);
        if (read !== undefined) forget(read);
        known.delete(path);
      }
    },
    clear: () => {
      known.clear();
      parsed.clear();
      open.clear();
      stale.clear();
    },
  };
}

/** What is known of a file's content without its text; kept in the store. */
interface SourceFacts {
  readonly imports: readonly ScannedImport[];
  readonly machineLearning: boolean;
  readonly lines: number;
  readonly note: string | null;
  /** Where it does not parse; null: it was never parsed. */
  readonly problems: readonly SyntaxProblem[] | null;
  /** By question. These grow, as each question is asked for the first time. */
  readonly answers: Record<string, boolean>;
  readonly measured: Record<string, number>;
}

interface SourceParts {
  readonly path: string;
  /** Reads the document; asked at most once. */
  readonly open: () => ReturnType<typeof readDocument>;
  readonly facts: SourceFacts;
  readonly isNew: boolean;
  readonly version: number;
  readonly stamp: string | null;
  /** Where threads that have parsed a file say where it does not parse. */
  readonly passing: Shelf | null;
  /** Is given the facts when there are more of them. */
  readonly keep: (facts: SourceFacts) => void;
  readonly parse: (document: PythonDocument, damage: readonly SyntaxProblem[]) => Module;
  readonly parsed: ParsedFiles;
}

interface OpenedFile {
  readonly document: PythonDocument;
  readonly damage: readonly SyntaxProblem[];
}

interface ParsedFile extends OpenedFile {
  readonly module: Module;
  readonly lines: number;
}

function parsedKey({ path, stamp, version }: Pick<Source, 'path' | 'stamp' | 'version'>): string {
  return `${path} ${stamp ?? String(version)}`;
}

function makeSource({ path, open, facts: first, isNew, version, stamp, passing, keep, parse, parsed }: SourceParts): Source {
  let facts = first;
  const key = parsedKey({ path, stamp, version });
  let opened: OpenedFile | null = null;
  const text = (): OpenedFile => {
    opened ??= parsed.get(key) ?? null;
    if (opened === null) {
      const { document, damage } = open();
      // It was there a moment ago; what is gone by now is empty.
      opened = { document: document ?? scriptDocument(path, ''), damage };
    }
    return opened;
  };
  const learn = (more: Partial<SourceFacts>): void => {
    facts = { ...facts, ...more };
    keep(facts);
  };
  const known = (): Module | undefined => parsed.get(key)?.module;
  const problemsKey = `problems ${key}`;
  const toldProblems = (): readonly SyntaxProblem[] | null => {
    const told = facts.problems === null ? (passing?.get(problemsKey) as readonly SyntaxProblem[] | undefined) : undefined;
    if (told !== undefined) learn({ problems: told });
    return facts.problems;
  };
  const parseAnew = (): Module => {
    const { document, damage } = text();
    const module = parse(document, damage);
    parsed.set(key, { document, damage, module, lines: facts.lines });
    if (facts.problems === null) {
      learn({ problems: module.problems });
      passing?.set(problemsKey, module.problems);
    }
    return module;
  };
  return {
    path,
    get document() {
      return text().document;
    },
    version,
    stamp,
    note: facts.note,
    isNew,
    imports: facts.imports,
    machineLearning: facts.machineLearning,
    lines: facts.lines,
    module: () => known() ?? parseAnew(),
    problems: () => toldProblems() ?? (known() ?? parseAnew()).problems,
    isParsed: () => known() !== undefined,
    says: (question, ask) => {
      const answer = facts.answers[question];
      if (answer !== undefined) return answer;
      const found = ask(text().document);
      facts.answers[question] = found;
      keep(facts);
      return found;
    },
    measures: (question, ask) => {
      const measured = facts.measured[question];
      if (measured !== undefined) return measured;
      const found = ask();
      facts.measured[question] = found;
      keep(facts);
      return found;
    },
  };
}

/** A piece of code without any import (a snippet, an exported notebook) is judged by the library names that it calls, and by what is asked of objects. */
function namesMachineLearning(code: string, imports: readonly ScannedImport[], library: Library): boolean {
  if (imports.length > 0) return imports.some(({ level, module }) => level === 0 && library.isMachineLearning(module));
  for (const match of code.matchAll(/\b([A-Za-z_]\w*)\s*[(.]/g)) if (library.bareName(match[1] ?? '') !== undefined) return true;
  return /\.(fit|fit_transform|fit_resample|predict|predict_proba)\(|\bspark\.(read|sql|table|createDataFrame)\b/.test(code);
}

function isSame(a: PythonDocument, b: PythonDocument): boolean {
  if (a.text !== b.text || a.code !== b.code || a.segments.length !== b.segments.length) return false;
  return a.segments.every((segment, index) => segment.cell === b.segments[index]?.cell && segment.start === b.segments[index].start && segment.executionCount === b.segments[index].executionCount && segment.output === b.segments[index].output);
}

/** What is wrong with the notebook's cells beside what the parser sees. */
function withDamage(module: Module, damage: readonly SyntaxProblem[]): Module {
  if (damage.length === 0) return module;
  return { ...module, problems: [...module.problems, ...damage].sort((a, b) => a.start - b.start) };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
