import { loadParser } from '../../src/project/node/parser-files';
import { library } from '../../src/library/tables';
import type { Workspace } from '../../src/project/workspace';
import { memoryWorkspace } from '../../src/project/workspace';
import type { ProvenanceGraph } from '../../src/provenance/graph';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import type { Engine } from '../../src/review/engine';
import { createEngine } from '../../src/review/engine';
import type { Analyse } from '../../src/review/programs';
import type { Confidence, Family, Finding, Rule, RuleMeta, Severity } from '../../src/rules/rule';

/** A rule's meta with the parts that a test cares about. */
export function meta(id: string, parts: Partial<RuleMeta> = {}): RuleMeta {
  return {
    id,
    title: `About ${id}`,
    family: id.slice(0, id.indexOf('/')) as Family,
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['feature-engineering'],
    references: [],
    since: '0.1.0',
    fix: 'none',
    ...parts,
  };
}

export interface FakeFinding {
  readonly rule: string;
  /** Where: every occurrence of this text in any file of the program. */
  readonly text: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
}

type Input = Parameters<Analyse>[0];

/** An engine whose interpreter only notes what it was asked, and whose rules find texts. */
export interface FakeEngine {
  readonly engine: Engine;
  /** The programs that were interpreted, as their paths, in order. */
  readonly runs: string[][];
  readonly entries: string[][];
}

export interface FakeOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly workspace?: Workspace;
  readonly config?: Partial<Config>;
  readonly metas?: readonly RuleMeta[];
  readonly finds?: readonly FakeFinding[];
  readonly cutShort?: readonly string[];
  readonly onAnalyse?: (input: Input) => void;
}

export async function fakeEngine(options: FakeOptions): Promise<FakeEngine> {
  const runs: string[][] = [];
  const entries: string[][] = [];
  const inputs = new Map<ProvenanceGraph, Input>();
  const analyse: Analyse = (input) => {
    runs.push([...input.modules.keys()]);
    entries.push([...input.entries]);
    options.onAnalyse?.(input);
    const graph = { nodes: [], events: [], cutShort: options.cutShort ?? [] } as unknown as ProvenanceGraph;
    inputs.set(graph, input);
    return graph;
  };
  const metas = options.metas ?? [meta('leakage/fit-before-split')];
  const rules = metas.map((ruleMeta): Rule => ({
    meta: ruleMeta,
    check: (context) => {
      const input = inputs.get(context.graph);
      for (const finding of options.finds ?? []) {
        if (finding.rule !== ruleMeta.id) continue;
        for (const { document } of input?.modules.values() ?? []) {
          for (let at = document.text.indexOf(finding.text); at >= 0; at = document.text.indexOf(finding.text, at + 1)) {
            context.report(findingAt(document.path, at, at + finding.text.length, finding));
          }
        }
      }
    },
  }));
  const engine = createEngine({
    workspace: options.workspace ?? memoryWorkspace(options.files ?? {}),
    config: { ...defaultConfig(), ...options.config },
    parser: await loadParser(),
    library,
    rules,
    analyse,
  });
  return { engine, runs, entries };
}

function findingAt(path: string, start: number, end: number, { text, severity, confidence }: FakeFinding): Omit<Finding, 'rule'> {
  return { severity: severity ?? 'warning', confidence: confidence ?? 'certain', message: `Found ${text}.`, at: { path, span: { start, end } }, related: [] };
}
