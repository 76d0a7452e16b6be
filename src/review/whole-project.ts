import type { KeptSides } from '../project/parity/kept';
import { keepSides } from '../project/parity/kept';
import type { Surroundings } from '../project/surroundings';
import { gatherSurroundings, noSurroundings } from '../project/surroundings';
import type { Workspace } from '../project/workspace';
import type { ModuleGraph } from '../python/modules';
import type { Rule } from '../rules/rule';
import { makeCache } from './cache';
import type { Config } from './config';
import { compareSides, parityOf, sidesOf } from './parity';
import type { ComparisonResult } from './parity';
import type { Breather } from './pause';
import { folderOf, isOutside } from './projects';
import type { Projects } from './projects';
import { parityReport } from './side-by-side/build';
import type { WantedSides } from './side-by-side/build';
import type { ParityReport } from './side-by-side/report';
import type { Source } from './sources';

/** The files of one project, as they are now. */
export interface WholeFiles {
  readonly files: ReadonlyMap<string, Source>;
  readonly moduleGraph: ModuleGraph;
}

/** What is judged of a project as a whole, rather than of one program: the two sides of its models. What was worked out is kept by the files' content. */
export interface WholeProjects {
  compare(project: WholeFiles, air: Breather): Promise<ComparisonResult>;
  /** Null: the project has not both sides. */
  parity(project: WholeFiles, wanted: WantedSides, air: Breather): Promise<ParityReport | null>;
  /** Files came or went, or a file that is no Python changed. */
  forget(): void;
  clear(): void;
}

export interface WholeProjectOptions {
  readonly workspace: Workspace;
  readonly config: Config;
  readonly rules: readonly Rule[];
  readonly projects: () => Projects;
}

export function wholeProjects({ workspace, config, rules, projects }: WholeProjectOptions): WholeProjects {
  const comparisons = makeCache<{ readonly result: ComparisonResult; readonly surroundings: Surroundings }>(16);
  /** What lies around the Python files, by the project's top folder. */
  const around = new Map<string, Surroundings>();
  /** What the comparisons of a project worked out, by its top folder. */
  const keptSides = makeCache<KeptSides>(8);
  const comparing = rules.some((rule) => rule.compare);

  const keptOf = (root: string): KeptSides => {
    const kept = keptSides.get(root) ?? keepSides();
    keptSides.set(root, kept);
    return kept;
  };

  const surroundingsOf = async (root: string | null, air: Breather): Promise<Surroundings> => {
    if (root === null) return noSurroundings;
    const found = around.get(root) ?? (await gatherSurroundings(workspace, root, air.checkpoint));
    around.set(root, found);
    return found;
  };

  /** The top folder of the project of these files; null where they lie outside of the workspace. */
  const rootOf = async (paths: readonly string[]): Promise<string | null> => {
    const own = paths.find((path) => !isOutside(path));
    return own === undefined ? null : ((await projects().rootOf(folderOf(own))) ?? commonFolder(paths.filter((path) => !isOutside(path))));
  };

  return {
    compare: async ({ files, moduleGraph }, air) => {
      const sides = comparing ? sidesOf(files, moduleGraph) : null;
      const root = sides === null ? null : await rootOf([...files.keys()]);
      const surroundings = await surroundingsOf(root, air);
      const key = [root ?? '', ...[...files.values()].map((source) => `${source.path}@${String(source.version)}`)].join('\u0000');
      const known = comparisons.get(key);
      if (known?.surroundings === surroundings) return known.result;
      const result = compareSides({ files, sides, surroundings, kept: keptOf(root ?? ''), config, rules, checkpoint: air.checkpoint });
      comparisons.set(key, { result, surroundings });
      return result;
    },
    parity: async ({ files, moduleGraph }, wanted, air) => {
      const sides = sidesOf(files, moduleGraph);
      if (sides === null) return null;
      const root = await rootOf([...files.keys()]);
      const surroundings = await surroundingsOf(root, air);
      const found = parityReport(parityOf(sides, surroundings, config, air.checkpoint, keptOf(root ?? '')), wanted);
      const { train, serve } = wanted;
      if (train === null || serve === null || found.pairs.length > 0) return found;
      // Who names both sides says that they belong together, where nothing else does.
      return parityReport(parityOf(sides, surroundings, { ...config, pairs: [{ train, serve }] }, air.checkpoint), wanted);
    },
    forget: () => {
      around.clear();
    },
    clear: () => {
      comparisons.clear();
      around.clear();
      keptSides.clear();
    },
  };
}

/** The deepest folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(folderOf);
  const holds = (folder: string): boolean => folder === '' || others.every((other) => other === folder || other.startsWith(`${folder}/`));
  let folder = first;
  while (!holds(folder)) folder = folderOf(folder);
  return folder;
}
