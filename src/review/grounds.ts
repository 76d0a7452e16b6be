import type { ProvenanceGraph } from '../provenance/graph';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { InputProblem } from '../project/workspace';
import type { Engine } from './engine';
import type { Colours } from './formats/format';
import { lineageOf } from './lineage/build';
import type { LineageDiagram } from './lineage/diagram';
import { focusOn } from './lineage/focus';
import { lineageSvg } from './lineage/svg';
import { lineageText } from './lineage/text';
import type { ReportedFinding, ReportedPlace } from './report';

/** What an explanation of a file rests on. */
export interface Grounds {
  /** Null: the file can't be read, and `errors` says why. */
  readonly file: { readonly document: PythonDocument; readonly module: Module; readonly graph: ProvenanceGraph | null } | null;
  /** Found in the file's program, and in the file by comparing sides and by looking at tests. */
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  /** The data flow around a place, as a picture and as text; null where nothing flows there. */
  readonly picture: (place: ReportedPlace) => { readonly svg: string; readonly text: string } | null;
}

/** Gathers what an explanation of a file rests on. Rejects as `check` does. */
export async function groundsOf(engine: Engine, path: string, signal?: AbortSignal): Promise<Grounds> {
  const given = signal === undefined ? {} : { signal };
  const { graph, file, findings, errors } = await engine.graph(path, signal);
  const report = file === null ? null : await engine.check({ paths: [path], quick: true, ...given });
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  const all = [...findings, ...(report?.findings.filter(({ fingerprint }) => !known.has(fingerprint)) ?? [])];
  const diagrams = new Map<string, LineageDiagram>();
  const diagramOf = (known: ProvenanceGraph, of: string): LineageDiagram => {
    const diagram = diagrams.get(of) ?? lineageOf(known, of, all);
    diagrams.set(of, diagram);
    return diagram;
  };
  return {
    file: file === null ? null : { ...file, graph },
    findings: all,
    errors,
    picture: (place) => {
      if (graph === null) return null;
      // What a helper's lines do shows in the story of the script that calls it.
      for (const of of [path, ...[...graph.documents.keys()].filter((other) => other !== path)].slice(0, MOST_STORIES)) {
        const focused = focusOn(diagramOf(graph, of), place);
        if (focused !== null && focused.edges.length > 0) return { svg: lineageSvg(focused), text: lineageText(focused, plain, TEXT_WIDTH) };
      }
      return null;
    },
  };
}

const TEXT_WIDTH = 88;
/** Files whose stories are looked through for a line. */
const MOST_STORIES = 6;
const same = (text: string): string => text;
const plain: Colours = { bold: same, dim: same, red: same, yellow: same, blue: same, cyan: same, green: same };
