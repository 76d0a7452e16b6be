import type { PythonDocument } from '../../python/document';
import { scanImports } from '../../python/imports';
import type { ModuleGraph } from '../../python/modules';
import type { ProgramFiles } from '../program-syntax';
import type { Surroundings } from '../surroundings';
import type { Pair } from './pairs';
import type { TrainingSide } from './sides';

/**
 * What was worked out for single files of a project, kept from one comparison to the next: the run of a file depends on the file, on all that it
 * imports, directly or not, and on which files there are. What depends on an edited file is forgotten.
 */
export interface KeptSides {
  /** Begins a comparison of these files. Documents are compared by identity. */
  begin(files: ProgramFiles, graph: ModuleGraph): void;
  /** What was made for the file under this key, while nothing that it depends on has changed; else what `make` gives now. */
  of<T>(path: string, key: string, make: () => T): T;
  /** The same pair as in the comparison before, where nothing about it has changed: what is kept by it holds. */
  same(pair: Pair, chain: readonly TrainingSide[], surroundings: Surroundings): Pair;
}

interface Entry {
  readonly path: string;
  readonly value: unknown;
  /** The comparison that last asked for it. */
  asked: number;
}

interface KnownPair {
  readonly pair: Pair;
  readonly chain: readonly TrainingSide[];
  readonly surroundings: Surroundings;
}

/** What so many comparisons did not ask for is forgotten; one that is cancelled asks for little. */
const COMPARISONS = 6;

export function keepSides(): KeptSides {
  let documents: ReadonlyMap<string, PythonDocument> = new Map();
  /** What each document imports; as the graph of these very paths has it. */
  let targets = new WeakMap<PythonDocument, readonly string[]>();
  const entries = new Map<string, Entry>();
  const pairs = new WeakMap<TrainingSide, WeakMap<Pair['serve'], KnownPair>>();
  let comparison = 0;

  const targetsOf = (path: string, document: PythonDocument, graph: ModuleGraph): readonly string[] => {
    const known = targets.get(document) ?? [...new Set(scanImports(document.code).flatMap((statement) => graph.targets(path, statement)))];
    targets.set(document, known);
    return known;
  };

  /** The files that import one of these, directly or not, and these. */
  const dependents = (changed: ReadonlySet<string>, graph: ModuleGraph): ReadonlySet<string> => {
    const importers = new Map<string, string[]>();
    for (const [path, document] of documents) {
      for (const target of targetsOf(path, document, graph)) {
        const list = importers.get(target);
        if (list) list.push(path);
        else importers.set(target, [path]);
      }
    }
    const found = new Set(changed);
    for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
    return found;
  };

  return {
    begin: (files, graph) => {
      const before = documents;
      documents = files.documents;
      comparison++;
      for (const [key, entry] of entries) if (entry.asked < comparison - COMPARISONS) entries.delete(key);
      // A file that came or went may be what an import means now.
      if (before.size !== documents.size || [...documents.keys()].some((path) => !before.has(path))) {
        entries.clear();
        targets = new WeakMap();
        return;
      }
      const changed = new Set([...documents].filter(([path, document]) => before.get(path) !== document).map(([path]) => path));
      if (changed.size === 0) return;
      const stale = dependents(changed, graph);
      for (const [key, entry] of entries) if (stale.has(entry.path)) entries.delete(key);
    },
    of: <T>(path: string, key: string, make: () => T): T => {
      const name = `${path}\u0000${key}`;
      const known = entries.get(name);
      if (known) {
        known.asked = comparison;
        return known.value as T;
      }
      const value = make();
      entries.set(name, { path, value, asked: comparison });
      return value;
    },
    same: (pair, chain, surroundings) => {
      const ofTrain = pairs.get(pair.train) ?? new WeakMap<Pair['serve'], KnownPair>();
      pairs.set(pair.train, ofTrain);
      const known = ofTrain.get(pair.serve);
      const isSame = known?.surroundings === surroundings && known.pair.learn === pair.learn && known.pair.ask === pair.ask && sameList(known.chain, chain)
        && known.pair.links.length === pair.links.length && known.pair.links.every((link, index) => link.kind === pair.links[index]?.kind && link.name === pair.links[index].name);
      if (isSame) return known.pair;
      ofTrain.set(pair.serve, { pair, chain, surroundings });
      return pair;
    },
  };
}

/** Keeps nothing: for a single comparison. */
export const keepNothing: KeptSides = { begin: () => undefined, of: (_path, _key, make) => make(), same: (pair) => pair };

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
