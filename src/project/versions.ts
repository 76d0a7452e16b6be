import type { Span } from '../python/text';
import type { Workspace } from './workspace';
import { coverageNames } from './coverage/read';
import { isOtherFile } from './other-files';
import { baseName } from './paths';

/** A file in two versions of a workspace; null where it is not there. Both paths differ where it was renamed. */
export interface FilePair {
  readonly before: string | null;
  readonly after: string | null;
}

/** Two versions of one workspace, under the same root. */
export interface Versions {
  /** What the later one is measured against, for a person: `main`, `HEAD`, `fix.diff`. */
  readonly against: string;
  readonly before: Workspace;
  readonly after: Workspace;
  /** The files whose bytes differ, as far as they can matter to a check: Python, notebooks, and what tells about a project. A renamed file may be given as two. */
  readonly files: readonly FilePair[];
  /** Gives back what reading the versions holds open. */
  close(): void;
}

/** The code that a change touches. */
export interface ChangedCode {
  /** Was a line of this place added or changed? The span counts in the module text of the file as it is now. */
  touches(path: string, span: Span): boolean;
  /** Did tests reach the function whose name stands here, before the change? Null: not known, or it was not there. */
  wasTested(path: string, nameSpan: Span): boolean | null;
}

const testSettings = new Set(['pytest.ini', '.pytest.ini', 'tox.ini', 'setup.cfg']);

/** Is it a script or a notebook? */
export function isPythonFile(path: string): boolean {
  return path.endsWith('.py') || path.endsWith('.ipynb');
}

/** Can a change of this file, which is no Python, change what is found? */
export function tellsOfProject(path: string): boolean {
  return isOtherFile(path) || testSettings.has(baseName(path)) || coverageNames.includes(baseName(path));
}
