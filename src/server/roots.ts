import type { WorkspaceFolder } from 'vscode-languageserver';
import type { OpenDocument, OpenDocuments } from './documents';
import type { Root } from './root';
import { baseName, joinUri, normaliseUri, parentUri, relativePath } from './uris';

/** Which root a document belongs to, and its path there. */
export interface Belonging {
  readonly rootUri: string;
  /** A workspace folder; false for the folder of a file that was opened alone. */
  readonly wide: boolean;
  readonly path: string;
}

/** Finds the nearest workspace folder of a URI; outside all of them, the file's own folder (or, for an untitled document, its scheme). */
export function belonging(uri: string, folders: readonly WorkspaceFolder[], kind: OpenDocument['kind']): Belonging {
  let best: Belonging | null = null;
  for (const folder of folders) {
    const path = relativePath(folder.uri, uri);
    if (path !== null && (best === null || path.length < best.path.length)) best = { rootUri: normaliseUri(folder.uri), wide: true, path };
  }
  if (best) return best;
  const name = baseName(uri);
  const extension = kind === 'script' ? '.py' : '.ipynb';
  // An untitled document has no extension, and the engine tells notebooks from scripts by it.
  return { rootUri: parentUri(uri), wide: false, path: /\.(pyi?|ipynb)$/.test(name) ? name : `${name}${extension}` };
}

function keyOf(rootUri: string, wide: boolean): string {
  return `${wide ? 'folder' : 'file'} ${rootUri}`;
}

/** The open roots: made when their first document is opened, or when the whole workspace is checked. */
export interface Roots {
  of(document: Pick<OpenDocument, 'uri' | 'kind'>): { readonly root: Root; readonly path: string };
  ofFolder(folder: WorkspaceFolder): Root;
  /** The roots that hold a file on disk: there it may be imported, open or not. */
  holding(uri: string): { readonly root: Root; readonly path: string }[];
  all(): Root[];
  folders(): readonly WorkspaceFolder[];
  setFolders(folders: readonly WorkspaceFolder[]): void;
  disposeAll(): void;
}

export interface RootView {
  readonly open: () => ReadonlyMap<string, OpenDocument>;
  readonly owns: (path: string) => boolean;
}

export function makeRoots(documents: OpenDocuments, make: (uri: string, wide: boolean, view: RootView) => Root): Roots {
  let folders: readonly WorkspaceFolder[] = [];
  const roots = new Map<string, Root>();

  /** Open documents by root and path; asked for many times between two events. */
  let open = new Map<string, Map<string, OpenDocument>>();
  let openAt = -1;
  const openIn = (root: string): ReadonlyMap<string, OpenDocument> => {
    if (openAt !== documents.revision()) {
      openAt = documents.revision();
      open = new Map();
      for (const document of documents.all()) {
        const where = belonging(document.uri, folders, document.kind);
        const there = open.get(keyOf(where.rootUri, where.wide)) ?? new Map<string, OpenDocument>();
        open.set(keyOf(where.rootUri, where.wide), there.set(where.path, document));
      }
    }
    return open.get(root) ?? new Map<string, OpenDocument>();
  };
  const get = (uri: string, wide: boolean): Root => {
    const key = keyOf(uri, wide);
    const known = roots.get(key);
    if (known) return known;
    const root = make(uri, wide, {
      open: () => openIn(key),
      owns: (path) => belonging(joinUri(uri, path), folders, 'script').rootUri === uri,
    });
    roots.set(key, root);
    return root;
  };

  return {
    of: ({ uri, kind }) => {
      const where = belonging(uri, folders, kind);
      return { root: get(where.rootUri, where.wide), path: where.path };
    },
    ofFolder: (folder) => get(normaliseUri(folder.uri), true),
    holding: (uri) =>
      [...roots.values()].flatMap((root) => {
        const path = relativePath(root.uri, uri);
        return path === null ? [] : [{ root, path }];
      }),
    all: () => [...roots.values()],
    folders: () => folders,
    setFolders: (next) => {
      folders = next;
      openAt = -1;
    },
    disposeAll: () => {
      for (const root of roots.values()) root.dispose();
      roots.clear();
    },
  };
}
