import type { Library } from '../library/lookup';
import type { analyseProgram } from '../provenance/analyse';
import type { ModuleGraph } from '../python/modules';
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
  readonly analyse: Analyse;
  /** Throws to cancel; what it throws is passed on. */
  readonly checkpoint: () => void;
}

/** What was found in a program, before anyone asked what to show. */
export interface ProgramResult {
  /** By the path in which it is reported. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Sentences about faults of the engine or of a rule; the other rules' findings are there all the same. */
  readonly crashes: readonly string[];
}

/** Parses, interprets and judges the files of one program. */
export function runProgram(run: ProgramRun): ProgramResult {
  const crashes: string[] = [];
  /** Gives undefined where `work` failed by a fault of ours; a cancellation goes through. */
  const guarded = <T>(doing: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      run.checkpoint();
      crashes.push(crashMessage(doing, error));
      return undefined;
    }
  };

  const modules = new Map<string, { document: Source['document']; module: ReturnType<Source['module']> }>();
  for (const source of run.members) {
    run.checkpoint();
    const module = guarded(`parsing ${source.path}`, () => source.module());
    if (module !== undefined) modules.set(source.path, { document: source.document, module });
  }
  const entries = run.entries.filter((path) => modules.has(path));
  const graph = guarded(`analysing ${entries.join(', ')}`, () =>
    run.analyse({
      modules,
      resolveImport: (fromPath, dotted, level) => {
        const path = run.moduleGraph.resolve(fromPath, dotted, level);
        return path !== undefined && modules.has(path) ? path : undefined;
      },
      library: run.library,
      entries,
      checkpoint: run.checkpoint,
    }),
  );
  const found: Finding[] = [];
  if (graph !== undefined) {
    for (const rule of run.rules) {
      run.checkpoint();
      guarded(`running the rule ${rule.meta.id}`, () => {
        rule.check({ graph, report: (finding) => found.push({ ...finding, rule: rule.meta.id }) });
      });
    }
  }
  const findings = new Map<string, Finding[]>();
  for (const finding of withoutRepeats(found)) {
    const list = findings.get(finding.at.path);
    if (list) list.push(finding);
    else findings.set(finding.at.path, [finding]);
  }
  return { findings, crashes };
}

function crashMessage(doing: string, error: unknown): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const place = error instanceof Error ? /\n\s+at (\S+)/.exec(error.stack ?? '')?.[1] : undefined;
  return `Internal error while ${doing}: ${reason}${place === undefined ? '' : ` (in ${place})`}. Please report it with the code that brought it about.`;
}
