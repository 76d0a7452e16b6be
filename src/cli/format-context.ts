import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { allCompetencies, allReferences } from '../mentor/knowledge';
import type { PythonDocument } from '../python/document';
import { decodeSource, readDocument } from '../python/source';
import { repositoryPath } from '../review/formats/file-places';
import type { FormatContext } from '../review/formats/format';
import type { Rule } from '../rules/rule';
import { UsageError } from './status';
import type { Terminal } from './terminal';

/** Where the lessons lie, seen from this program: beside it where it is bundled, in their own room where it is compiled. */
const LESSONS = ['lessons.js', '../rules/lessons.generated.js'];

/** Loaded and not imported: few formats have lessons in them. */
function lessons(): Readonly<Record<string, string>> {
  const path = LESSONS.map((place) => join(__dirname, place)).find((place) => existsSync(place));
  if (path === undefined) throw new UsageError('lessons.js is missing from this installation: install Holdout again.');
  return (createRequire(__filename)(path) as { readonly lessonSources: Readonly<Record<string, string>> }).lessonSources;
}

/** What formats may ask for, from the files on the disk and what the build server tells in its environment. */
export function formatContext(root: string, rules: readonly Rule[], terminal: Terminal, sourceLine: FormatContext['sourceLine']): FormatContext {
  const folder = folderInRepository(root);
  const read = new Map<string, PythonDocument | null>();
  // What came out of the cache was not read.
  const fromDisk = (path: string): PythonDocument | null => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const bytes = bytesOf(resolve(root, path));
    const document = bytes && readDocument(path, bytes).document;
    read.set(path, document);
    return document;
  };
  const metas = new Map(rules.map(({ meta }) => [meta.id, meta]));
  return {
    ...terminal,
    sourceLine: (path, cell, line) => sourceLine(path, cell, line) ?? fromDisk(path)?.lineAt(cell, line),
    fileText: (path) => {
      const bytes = bytesOf(resolve(root, path));
      return bytes === null ? undefined : decodeSource(bytes).text;
    },
    rules: [...metas.values()],
    lesson: (rule) => lessons()[rule],
    competency: (id) => allCompetencies().get(id)?.name,
    // A rule's page is its lesson, which goes with the report; on the web, what the lesson rests on can be read.
    helpUri: (rule) => metas.get(rule)?.references.map((id) => allReferences().get(id)?.url).find((url) => url !== undefined),
    link: (path, line) => {
      const base = blobUrl(process.env);
      return base === null ? undefined : `${base}/${repositoryPath(path, folder).split('/').map(encodeURIComponent).join('/')}#L${String(line)}`;
    },
    folder,
  };
}

function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Where a folder lies within its repository: "" for its top, and where there is none. */
export function folderInRepository(root: string): string {
  for (let at = root; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return relative(at, root).split(sep).join('/');
    if (dirname(at) === at) return '';
  }
}

/** Where files of the checked commit can be seen. Sources: the variables that GitHub Actions and GitLab CI document. */
function blobUrl({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA }: NodeJS.ProcessEnv): string | null {
  if (GITHUB_SERVER_URL !== undefined && GITHUB_REPOSITORY !== undefined && GITHUB_SHA !== undefined) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  if (CI_PROJECT_URL !== undefined && CI_COMMIT_SHA !== undefined) return `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}`;
  return null;
}
