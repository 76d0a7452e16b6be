import type { InputProblem, Workspace } from '../project/workspace';
import type { OpenDocument, OpenNotebook } from './documents';
import { importedFiles } from './neighbours';

/** The open documents of a root by path. */
export type OpenPaths = () => ReadonlyMap<string, OpenDocument>;

export interface OverlayWorkspace extends Workspace {
  /** Files came or went on disk: list it anew when asked next. */
  forgetListing(): void;
  /** Is this open document one that the project wants to have analysed? Not what .gitignore names, and no file of an installed package. */
  wants(path: string): Promise<boolean>;
  /** The files to analyse besides the open ones: for a file opened alone, what it imports. */
  neighbours(): Promise<string[]>;
}

/** Does a path lie where others' packages are installed, or copies are kept? */
export function isInstalled(path: string): boolean {
  return /(^|\/)(site-packages|dist-packages|node_modules|\.venv|\.ipynb_checkpoints)\//.test(path);
}

interface Listing {
  readonly paths: ReadonlySet<string>;
  readonly problems: readonly InputProblem[];
}

/**
 * Open documents over the files on disk: what is not saved yet counts.
 * Without `disk` (an untitled document) there are the open documents alone. With `wide` false (a file opened without a folder) the disk is read
 * for imports but never listed: the file may lie in a home folder.
 */
export function overlayWorkspace(open: OpenPaths, disk: Workspace | undefined, wide: boolean): OverlayWorkspace {
  let listing: Promise<Listing> | null = null;
  /** Open files that are on disk and were not listed even when asked anew. */
  const refused = new Set<string>();
  const listed = (): Promise<Listing> => {
    listing ??= listDisk(wide ? disk : undefined);
    return listing;
  };
  const neighbours = (): Promise<string[]> => (wide || !disk ? Promise.resolve([]) : importedFiles(workspace, [...open().keys()]));

  const workspace: OverlayWorkspace = {
    list: async (under, onError) => {
      const isUnder = (path: string): boolean => under === '' || path === under || path.startsWith(`${under}/`);
      const { paths, problems } = await listed();
      for (const problem of problems) if (isUnder(problem.path)) onError(problem);
      return [...new Set([...paths, ...open().keys(), ...(await neighbours())])].filter(isUnder).sort();
    },
    others: (under, wanted, most) => (wide && disk ? disk.others(under, wanted, most) : Promise.resolve([])),
    read: (path, mostBytes) => {
      const document = open().get(path);
      if (document) return Promise.resolve(new TextEncoder().encode(document.kind === 'script' ? document.text.getText() : notebookJson(document)));
      return disk ? disk.read(path, mostBytes) : Promise.reject(new Error('The file does not exist.'));
    },
    exists: (path) => (open().has(path) ? Promise.resolve(true) : disk ? disk.exists(path) : Promise.resolve(false)),
    forgetListing: () => {
      listing = null;
      refused.clear();
    },
    wants: async (path) => {
      if (isInstalled(path)) return false;
      if (!wide || !disk) return true;
      if ((await listed()).paths.has(path) || !(await disk.exists(path))) return true;
      if (refused.has(path)) return false;
      // It may have been made after the listing; the editor can open it sooner than it tells of it.
      listing = null;
      const wanted = (await listed()).paths.has(path);
      if (!wanted) refused.add(path);
      return wanted;
    },
    neighbours,
  };
  return workspace;
}

async function listDisk(disk: Workspace | undefined): Promise<Listing> {
  const problems: InputProblem[] = [];
  const paths = disk ? await disk.list('', (problem) => problems.push(problem)) : [];
  return { paths: new Set(paths), problems };
}

/** An open notebook in nbformat 4, so that the engine reads it the way it reads one on disk; cell numbers are kept. */
export function notebookJson(notebook: OpenNotebook): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: notebook.cells.map((cell) =>
      cell.python
        ? { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: cell.text.getText() }
        : { cell_type: 'raw', metadata: {}, source: '' },
    ),
  });
}
