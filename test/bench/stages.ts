import { Language, Parser } from 'web-tree-sitter';
import { library } from '../../src/library/tables';
import { readParserFiles } from '../../src/project/node/parser-files';
import { programCode } from '../../src/project/code/code';
import { planPrograms } from '../../src/project/programs';
import { noReleases } from '../../src/project/releases';
import type { Workspace } from '../../src/project/workspace';
import { analyseProgram } from '../../src/provenance/analyse';
import type { ProvenanceGraph } from '../../src/provenance/graph';
import type { SourceModule } from '../../src/provenance/machine';
import { scanImports } from '../../src/python/imports';
import type { ModuleGraph } from '../../src/python/modules';
import { makeModuleGraph } from '../../src/python/modules';
import type { PythonParser } from '../../src/python/parser';
import { askedRules } from '../../src/review/asked-rules';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { breather } from '../../src/review/pause';
import { findProjects } from '../../src/review/projects';
import type { Report } from '../../src/review/report';
import type { Source } from '../../src/review/sources';
import { makeSources } from '../../src/review/sources';
import { wholeProjects } from '../../src/review/whole-project';
import { inspectingRules } from '../../src/rules/needs';
import { rules } from '../../src/rules/registry.generated';
import type { Rule } from '../../src/rules/rule';

/** Milliseconds of processor time, which other work on the machine lengthens little, for each stage over the same files. */
export interface Times {
  /** Bytes to text, notebooks to modules. */
  decode: number;
  scan: number;
  /** `parser.parse` and `tree.delete` of every file, machine learning or not. */
  bareParse: number;
  /** The same of the files that are interpreted. */
  bareParseOfInterpreted: number;
  /** What lowering adds to the parse, of the files that are interpreted. */
  lowering: number;
  interpretation: number;
  /** The rules that judge a program by its graph. */
  rules: number;
  /** The rules that look at the code of a file, and what they share. */
  inspection: number;
  /** What lies around the Python files, pairing the two sides of models, and the rules that compare them. */
  sides: number;
  /** Running the tests symbolically, and the rules that judge them. */
  tests: number;
  /** `check` of a new engine: everything. */
  whole: number;
  /** The same by the clock: V8 compiles and collects garbage on other cores. */
  wholeClock: number;
  /** `check` of a new engine that asks the rules on leakage and evaluation alone. */
  leakage: number;
  leakageClock: number;
  /** What of the whole is none of the stages: listing files, finding projects, planning programs, presenting. */
  rest: number;
}

export interface Round {
  readonly times: Times;
  readonly files: number;
  readonly interpreted: number;
  readonly lines: number;
  readonly findings: number;
  readonly cutShort: readonly string[];
}

/** What was there first, against which everything else is weighed. */
const LEAKAGE: Config['select'] = ['leakage', 'evaluation'];

/** What the default config asks. */
const asked = askedRules(rules, defaultConfig());

/** Times one workspace after another through the stages of a check, one after the other; the sums of all. */
export async function timeOnce(workspaces: readonly Workspace[], parser: PythonParser, bare: Parser): Promise<Round> {
  const times: Times = { decode: 0, scan: 0, bareParse: 0, bareParseOfInterpreted: 0, lowering: 0, interpretation: 0, rules: 0, inspection: 0, sides: 0, tests: 0, whole: 0, wholeClock: 0, leakage: 0, leakageClock: 0, rest: 0 };
  let [files, interpreted, lines, findings] = [0, 0, 0, 0];
  const cutShort: string[] = [];
  for (const workspace of workspaces) {
    const sources = await readAll(workspace, parser, times);
    for (const source of sources.values()) times.scan += timed(() => scanImports(source.document.code));
    const bareTimes = new Map([...sources.values()].map((source) => [source.path, timed(() => bare.parse(source.document.code)?.delete())]));
    const graph = makeModuleGraph([...sources.keys()]);
    const plans = planPrograms([...sources.values()], graph, new Set(sources.keys()));
    for (const { paths, entries } of plans) {
      const modules = new Map<string, SourceModule>();
      for (const path of paths) {
        const source = sources.get(path);
        if (!source) continue;
        const parse = timed(() => modules.set(path, { document: source.document, module: source.module() }));
        times.lowering += parse - (bareTimes.get(path) ?? 0);
        times.bareParseOfInterpreted += bareTimes.get(path) ?? 0;
        interpreted++;
      }
      const run = (): ProvenanceGraph => analyseProgram({ modules, resolveImport: (from, dotted, level) => graph.resolve(from, dotted, level), library, entries });
      const start = clock();
      const provenance = run();
      times.interpretation += clock() - start;
      cutShort.push(...provenance.cutShort);
      times.rules += timed(() => {
        for (const rule of asked.of([...sources.values()])) rule.check?.({ graph: provenance, releases: noReleases, report: () => undefined });
      });
      times.inspection += timed(() => {
        inspectAll(modules, graph, asked.of([...sources.values()]));
      });
    }
    for (const time of bareTimes.values()) times.bareParse += time;
    const whole = wholeProjects({ workspace, config: defaultConfig(), rules: asked, projects: () => findProjects(workspace) });
    const project = { files: sources, moduleGraph: graph };
    const comparing = clock();
    await whole.compare(project, breather(undefined));
    const testing = clock();
    times.sides += testing - comparing;
    await whole.judge(project, false, breather(undefined));
    times.tests += clock() - testing;
    whole.clear();
    const timedCheck = async (select: Config['select']): Promise<{ readonly report: Report; readonly processor: number; readonly byClock: number }> => {
      const engine = createEngine({ workspace, config: { ...defaultConfig(), select }, parser, library, rules });
      const [start, begun] = [clock(), performance.now()];
      const report = await engine.check({ paths: [''] });
      const timed = { report, processor: clock() - start, byClock: performance.now() - begun };
      engine.dispose();
      return timed;
    };
    const leakage = await timedCheck(LEAKAGE);
    const all = await timedCheck(null);
    times.leakage += leakage.processor;
    times.leakageClock += leakage.byClock;
    times.whole += all.processor;
    times.wholeClock += all.byClock;
    files += sources.size;
    lines += all.report.stats.lines;
    findings += all.report.findings.length;
  }
  const { decode, scan, bareParse, lowering, interpretation, inspection, sides, tests, whole } = times;
  return { times: { ...times, rest: whole - decode - scan - bareParse - lowering - interpretation - times.rules - inspection - sides - tests }, files, interpreted, lines, findings, cutShort };
}

function inspectAll(modules: ReadonlyMap<string, SourceModule>, graph: ModuleGraph, rules: readonly Rule[]): void {
  const resolveImport = (from: string, dotted: string, level: number): string | undefined => {
    const path = graph.resolve(from, dotted, level);
    return path !== undefined && modules.has(path) ? path : undefined;
  };
  const program = programCode({ modules, resolveImport, moduleOf: (path) => graph.moduleOf(path), library });
  for (const path of modules.keys()) {
    const code = program.module(path);
    for (const rule of code ? inspectingRules(rules, code) : []) if (code) rule.inspect?.({ code, releases: noReleases, report: () => undefined });
  }
}

async function readAll(workspace: Workspace, parser: PythonParser, times: Times): Promise<ReadonlyMap<string, Source>> {
  const sources = makeSources(workspace, parser, library);
  const found = new Map<string, Source>();
  const start = clock();
  for (const path of await workspace.list('', () => undefined)) {
    const read = await sources.read(path);
    if ('source' in read) found.set(path, read.source);
  }
  times.decode += clock() - start;
  return found;
}

/** A parser that gives trees and nothing else. */
export async function bareParser(): Promise<Parser> {
  const parser = new Parser();
  parser.setLanguage(await Language.load((await readParserFiles()).grammar));
  return parser;
}

export function timed(work: () => unknown): number {
  const start = clock();
  work();
  return clock() - start;
}

function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
