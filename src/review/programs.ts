import type { Library } from '../library/lookup';
import type { analyseProgram } from '../provenance/analyse';
import type { ProvenanceGraph } from '../provenance/graph';
import { BudgetExhausted } from '../provenance/machine';
import type { SourceModule } from '../provenance/machine';
import type { ProgramCode } from '../project/code/code';
import { programCode } from '../project/code/code';
import type { Releases } from '../project/releases';
import type { ModuleGraph } from '../python/modules';
import type { InputProblem } from '../project/workspace';
import { inspectingRules } from '../rules/needs';
import type { Finding, Rule } from '../rules/rule';
import { withoutRepeats } from './place';
import type { Source } from './sources';

/** How a program is interpreted: `analyseProgram`, or a stand-in in tests. */
export type Analyse = typeof analyseProgram;

export interface ProgramRun {
  readonly members: readonly Source[];
  readonly entries: readonly string[];
  readonly moduleGraph: ModuleGraph;
  readonly library: Library;
  readonly rules: readonly Rule[];
  readonly releases: Releases;
  readonly analyse: Analyse;
  /** Throws to cancel; what it throws is passed on. */
  readonly checkpoint: () => void;
  /** Other threads are at work: what is measured by the clock may take longer. */
  readonly isShared?: boolean;
  /** Is given every graph that the rules judge. */
  readonly onGraph?: (graph: ProvenanceGraph) => void;
}

/** What was found in a program, before anyone asked what to show. */
export interface ProgramResult {
  /** By the path in which it is reported. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** What could not be done; the rest was done all the same. A problem without a path concerns the program as a whole. */
  readonly problems: readonly InputProblem[];
}

/**
 * An analysis that takes longer than this is cut short and what it found stands. Ordinary code takes a tenth of it, so that no result hangs on the
 * speed of the machine; it is there for code that makes the interpreter's cost explode.
 */
const MILLISECONDS = 1000;
const MILLISECONDS_A_LINE = 0.5;
/** Also a bound of memory: the graph of a program grows by some 100 MB a second. */
const MOST_MILLISECONDS = 10_000;
/** So much longer where other threads use the same memory and, it may be, the same cores. */
const SHARED_FACTOR = 2;
/** What each further entry of the program gets once the time is over, and all of them together; after that they get nothing. */
const MILLISECONDS_AFTER = 50;
const MOST_MILLISECONDS_AFTER = 2000;

/** What was found by a part of the work on a program, as it was found. */
export interface ProgramPart {
  readonly found: readonly Finding[];
  readonly problems: readonly InputProblem[];
}

/** The work on a program in parts: each can be done apart, and all of them together are `runProgram`. */
export interface ProgramParts {
  /** Interprets the program, and asks the rules that judge its graph. */
  interpreted(): ProgramPart;
  /** Asks the rules that judge the code of one of its files. */
  inspected(path: string): ProgramPart;
}

/** Parses, interprets and judges the files of one program. Throws only what `checkpoint` throws. */
export function runProgram(run: ProgramRun): ProgramResult {
  return wholeProgram(run.members, programParts(run));
}

/** The result of a program by its parts. */
export function wholeProgram(members: readonly Source[], parts: ProgramParts): ProgramResult {
  const done = [parts.interpreted(), ...members.map(({ path }) => parts.inspected(path))];
  const documents = new Map(members.map((source) => [source.path, source]));
  const findings = new Map<string, Finding[]>();
  for (const finding of withoutRepeats(done.flatMap(({ found }) => found), (path) => documents.get(path)?.document)) {
    const list = findings.get(finding.at.path);
    if (list) list.push(finding);
    else findings.set(finding.at.path, [finding]);
  }
  return { findings, problems: done.flatMap(({ problems }) => problems) };
}

const nothing: ProgramPart = { found: [], problems: [] };

/** The parts of a program's work. Its files are parsed when the first part is asked for. Each part throws only what `checkpoint` throws. */
export function programParts(run: ProgramRun): ProgramParts {
  let parsed: ParsedProgram | null = null;
  const open = (): ParsedProgram => (parsed ??= parseProgram(run));
  let code: ProgramCode | null = null;
  const isInspected = run.rules.some((rule) => rule.inspect);
  return {
    interpreted: () => judgeGraphs(run, open()),
    inspected: (path) => {
      if (!isInspected || !open().modules.has(path)) return nothing;
      code ??= codeOf(run, open().modules);
      return inspect(run, code, path);
    },
  };
}

interface ParsedProgram {
  readonly modules: ReadonlyMap<string, SourceModule>;
  readonly problems: readonly InputProblem[];
}

function parseProgram(run: ProgramRun): ParsedProgram {
  const problems: InputProblem[] = [];
  const modules = new Map<string, SourceModule>();
  for (const source of run.members) {
    const parsed = attempt(run, () => source.module());
    if ('result' in parsed) modules.set(source.path, { document: source.document, module: parsed.result });
    else problems.push({ path: source.path, message: failure('parsing', source.path, parsed.error) });
  }
  return { modules, problems };
}

/** Asks the rules that judge a program by its graph. */
function judgeGraphs(run: ProgramRun, { modules, problems: unparsed }: ParsedProgram): ProgramPart {
  const problems = [...unparsed];
  const found: Finding[] = [];
  for (const graph of interpret(run, modules, problems)) {
    run.onGraph?.(graph);
    for (const path of graph.cutShort) {
      problems.push({ path, message: 'This takes too long to be interpreted to its end. Findings are given for the part that was.' });
    }
    for (const rule of run.rules) {
      if (!rule.check) continue;
      const judged = attempt(run, () => {
        rule.check?.({ graph, releases: run.releases, report: (finding) => found.push({ ...finding, rule: rule.meta.id }) });
      });
      if ('error' in judged) problems.push({ path: '', message: failure('running the rule', rule.meta.id, judged.error) });
    }
  }
  return { found, problems };
}

function codeOf(run: ProgramRun, modules: ReadonlyMap<string, SourceModule>): ProgramCode {
  return programCode({ modules, resolveImport: (fromPath, dotted, level) => ownModule(run, modules, fromPath, dotted, level), moduleOf: (path) => run.moduleGraph.moduleOf(path), library: run.library });
}

/** Asks the rules that judge a file by its code. */
function inspect(run: ProgramRun, program: ProgramCode, path: string): ProgramPart {
  const found: Finding[] = [];
  const problems: InputProblem[] = [];
  const read = attempt(run, () => program.module(path));
  if ('error' in read) problems.push({ path, message: failure('reading', path, read.error) });
  const code = 'result' in read ? read.result : undefined;
  if (!code) return { found, problems };
  const rules = inspectingRules(run.rules, code);
  let asked = rules[0]?.meta.id ?? '';
  const context = { code, releases: run.releases, report: (finding: Omit<Finding, 'rule'>): void => void found.push({ ...finding, rule: asked }) };
  // Many rules ask of many files: what is made once a file is not made once a rule.
  for (let next = 0; next < rules.length; ) {
    const judged = attempt(run, () => {
      for (const rule of rules.slice(next)) {
        next++;
        asked = rule.meta.id;
        rule.inspect?.(context);
      }
    });
    if ('error' in judged) problems.push({ path, message: failure('running the rule', asked, judged.error) });
  }
  return { found, problems };
}

function ownModule(run: ProgramRun, modules: ReadonlyMap<string, SourceModule>, fromPath: string, dotted: string, level: number): string | undefined {
  const path = run.moduleGraph.resolve(fromPath, dotted, level);
  return path !== undefined && modules.has(path) ? path : undefined;
}

/** The graph of all entries; where that fails, a graph for each entry that does not. */
function interpret(run: ProgramRun, modules: ReadonlyMap<string, SourceModule>, problems: InputProblem[]): readonly ProvenanceGraph[] {
  const lines = run.members.reduce((sum, source) => sum + source.lines, 0);
  const graphOf = (entries: readonly string[]): Attempt<ProvenanceGraph> => {
    let deadline = performance.now() + Math.min(MOST_MILLISECONDS, MILLISECONDS + MILLISECONDS_A_LINE * lines) * (run.isShared === true ? SHARED_FACTOR : 1);
    const end = deadline + MOST_MILLISECONDS_AFTER;
    return attempt(run, () =>
      run.analyse({
        modules,
        resolveImport: (fromPath, dotted, level) => ownModule(run, modules, fromPath, dotted, level),
        library: run.library,
        entries,
        checkpoint: () => {
          run.checkpoint();
          const now = performance.now();
          if (now <= deadline) return;
          deadline = Math.min(now + MILLISECONDS_AFTER, end);
          throw new BudgetExhausted();
        },
      }),
    );
  };
  const entries = run.entries.filter((path) => modules.has(path));
  const whole = graphOf(entries);
  if ('result' in whole) return [whole.result];
  return entries.flatMap((path) => {
    const single = entries.length === 1 ? whole : graphOf([path]);
    if ('result' in single) return [single.result];
    problems.push({ path, message: failure('analysing', path, single.error) });
    return [];
  });
}

type Attempt<T> = { readonly result: T } | { readonly error: unknown };

/** Does something that may fail by a fault of ours; a cancellation goes through. */
function attempt<T>(run: ProgramRun, work: () => T): Attempt<T> {
  run.checkpoint();
  try {
    return { result: work() };
  } catch (error) {
    run.checkpoint();
    return { error };
  }
}

function failure(doing: string, what: string, error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'This code is nested too deeply to be analysed.';
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = error instanceof Error ? /\n\s+at (\S+)/.exec(error.stack ?? '')?.[1] : undefined;
  return `Internal error while ${doing} ${what}: ${reason}${place === undefined ? '' : ` (in ${place})`}. Please report it with the code that brought it about.`;
}
