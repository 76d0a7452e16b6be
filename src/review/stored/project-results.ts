import { isSurrounding } from '../../project/surroundings';
import { tellsOfProject } from '../../project/versions';
import { TooLarge } from '../../project/workspace';
import type { InputProblem, Workspace } from '../../project/workspace';
import type { ReportedFinding, SuppressedFinding } from '../report';
import type { ResultStore, Shelf } from './store';

/** What was found in a project, as it is kept. */
export interface KeptProject {
  readonly findings: readonly ReportedFinding[];
  readonly errors: readonly InputProblem[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly files: number;
  readonly lines: number;
}

/** A workspace that tells which files were asked for. */
export interface RecordedWorkspace {
  readonly workspace: Workspace;
  /** Begins anew. */
  start(): void;
  /** The files read or looked for since then, Python files left out: their bytes are part of the key. */
  asked(): readonly string[];
}

/** Records what is asked of a workspace. */
export function recordWorkspace(workspace: Workspace): RecordedWorkspace {
  const asked = new Set<string>();
  const note = (path: string): void => {
    if (!/\.(py|ipynb)$/.test(path)) asked.add(path);
  };
  return {
    workspace: {
      ...workspace,
      read: (path, mostBytes) => {
        note(path);
        return workspace.read(path, mostBytes);
      },
      exists: (path) => {
        note(path);
        return workspace.exists(path);
      },
    },
    start: () => {
      asked.clear();
    },
    asked: () => [...asked],
  };
}

export interface ProjectQuestion {
  /** Its top folder; null: it lies outside of the workspace. */
  readonly root: string | null;
  readonly paths: readonly string[];
  readonly asked: ReadonlySet<string>;
  readonly named: ReadonlySet<string>;
}

/** More folders and files are not looked through, as by what reads the surroundings. */
const MOST_ENTRIES = 20_000;

/**
 * What is found in a project, from the store where all that it hangs on is the same: its Python files, what else tells about it, and whatever else was read when it
 * was worked out.
 */
export async function storedProject(
  store: ResultStore, recorded: RecordedWorkspace, question: ProjectQuestion, work: () => Promise<KeptProject>,
): Promise<KeptProject> {
  const shelf = store.shelf(`project ${question.root ?? '..'}`);
  const key = await keyOf(store, recorded.workspace, question);
  const known = lookUp(store, shelf, key);
  if (known !== null) return known;
  recorded.start();
  const found = await work();
  // What took too long may take less time when the machine has nothing else to do.
  if (found.errors.some(({ message }) => message.includes('takes too long'))) return found;
  const read = Object.fromEntries(recorded.asked().map((path) => [path, store.stamp(path)]));
  shelf.set(key, { read, found });
  return found;
}

interface Kept {
  readonly read: Readonly<Record<string, string | null>>;
  readonly found: KeptProject;
}

function lookUp(store: ResultStore, shelf: Shelf, key: string): KeptProject | null {
  const kept = shelf.get(key) as Kept | undefined;
  if (kept === undefined) return null;
  for (const [path, stamp] of Object.entries(kept.read)) if (store.stamp(path) !== stamp) return null;
  return kept.found;
}

async function keyOf(store: ResultStore, workspace: Workspace, { root, paths, asked, named }: ProjectQuestion): Promise<string> {
  const parts = paths.map((path) => `${path}@${store.stamp(path) ?? ''}${asked.has(path) ? '!' : ''}${named.has(path) ? '*' : ''}`);
  return store.digest(['project', root ?? '..', ...parts, '', ...(await surroundings(store, workspace, root))].join('\u0000'));
}

/** What tells about a project besides its Python files, as parts of a key. */
export async function surroundings(store: ResultStore, workspace: Workspace, root: string | null): Promise<readonly string[]> {
  if (root === null) return [];
  try {
    const others = await workspace.others(root, (path) => tellsOfProject(path) || isSurrounding(path), MOST_ENTRIES);
    // Of a saved model only that it is there matters.
    return others.map((path) => (tellsOfProject(path) ? `${path}@${store.stamp(path) ?? ''}` : path));
  } catch (error) {
    if (error instanceof TooLarge) return ['too many'];
    throw error;
  }
}
