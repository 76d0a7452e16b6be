import { folderOf, resolvePath } from '../paths';
import type { FilePlace, TextFile } from '../text-file';
import type { Declaration, Include, ManifestContent } from './manifest';
import { declare } from './manifest';

/**
 * Reads a requirements file as pip does: comments, joined lines, `-r` and `-c`, extras, markers, hashes, direct references; also the `name=release=build`
 * lines of `conda list --export`. Lines that can't be read are left out. Never throws.
 */
export function readRequirements(file: TextFile): ManifestContent {
  const declarations: Declaration[] = [];
  const includes: Include[] = [];
  for (const { text, start } of logicalLines(file.text)) {
    const lead = text.length - text.trimStart().length;
    const line = text.trim();
    if (line === '') continue;
    const at = file.at(start + lead, start + lead + line.length);
    if (line.startsWith('-')) {
      const include = includeOf(line, file, at);
      if (include !== null) includes.push(include);
      continue;
    }
    const declaration = readRequirement(line, at, null);
    if (declaration !== null) declarations.push(declaration);
  }
  return { declarations, includes };
}

/** No name on PyPI is longer. */
const MOST_NAME = 214;

/** One PEP 508 requirement; null for what is none (a path, a URL without a name). A release is read off a wheel's or a tag's name where a URL is given. */
export function readRequirement(line: string, at: FilePlace, group: string | null): Declaration | null {
  const options = line.search(/\s--(hash|config-settings|global-option|install-option)[=\s]/);
  const bare = options < 0 ? line : line.slice(0, options);
  const [, name, rest = ''] = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/s.exec(bare) ?? [];
  if (name === undefined || name.length > MOST_NAME) return null;
  if (rest.startsWith('@')) {
    const [url = '', marker] = rest.slice(1).split(/\s+;/);
    return declare({ name, specifier: releaseInUrl(name, url), dialect: 'pep440', at, marker: marker?.trim() ?? null, group });
  }
  const semicolon = rest.indexOf(';');
  const specifier = (semicolon < 0 ? rest : rest.slice(0, semicolon)).trim();
  const marker = semicolon < 0 ? null : rest.slice(semicolon + 1).trim();
  if (specifier !== '' && !/^[(=<>!~]/.test(specifier)) return null;
  // `numpy=1.19.2=py38_0` is how conda lists what is installed.
  const dialect = /^=[^=]/.test(specifier) ? 'conda' : 'pep440';
  const exported = dialect === 'conda' && /^=[^=]+=[^=]+$/.test(specifier) ? specifier.replace(/^=([^=]+)=.*$/, '==$1') : specifier;
  return declare({ name, specifier: exported, dialect, at, marker, group });
}

function releaseInUrl(name: string, url: string): string {
  const file = url.replace(/[?#].*$/, '').split('/').at(-1) ?? '';
  const normal = name.replace(/[-_.]+/g, '[-_.]+');
  const wheel = new RegExp(`^${normal}-(\\d[^-]*?)(?:-.*\\.whl|\\.tar\\.gz|\\.zip)$`, 'i').exec(file)?.[1];
  const tag = url.trim().startsWith('git+') ? /@v?(\d+(?:\.\d+)+)(?:[#\s]|$)/.exec(url)?.[1] : undefined;
  const release = wheel ?? tag;
  return release === undefined ? '' : `==${decodeBuild(release)}`;
}

function decodeBuild(release: string): string {
  return release.replace(/%2B/gi, '+');
}

function includeOf(line: string, file: TextFile, at: FilePlace): Include | null {
  const [, short, long, value = ''] = /^(?:-([rce])\s*|--(requirement|constraint|editable)(?:\s*=\s*|\s+))(.*)$/.exec(line) ?? [];
  const what = short ?? long?.charAt(0);
  const path = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (what === undefined || path === '' || path.includes('://') || path.includes('$')) return null;
  const target = resolvePath(folderOf(file.path), path.replace(/\[[^\]]*\]$/, ''));
  if (target === null) return null;
  return { paths: what === 'e' ? projectFiles(target) : [target], isConstraint: what === 'c', at };
}

/** The files that say what a local project needs. */
export function projectFiles(folder: string): string[] {
  return ['pyproject.toml', 'setup.cfg', 'setup.py'].map((name) => (folder === '' ? name : `${folder}/${name}`));
}

/** Lines with `\` at their end joined to the next; comments as blanks. Every character keeps its offset. */
function logicalLines(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  let open: { text: string; start: number } | null = null;
  for (const raw of text.split(/(?<=\n)/)) {
    const line: string = raw.replace(/(^|\s)#.*/, (comment) => comment.replace(/[^\r\n]/g, ' ')).replace(/[\r\n]/g, ' ');
    const continues = /\\\s*$/.test(line);
    const kept: string = continues ? line.replace(/\\(\s*)$/, ' $1') : line;
    if (open === null) open = { text: kept, start };
    else open.text += kept;
    start += raw.length;
    if (continues) continue;
    found.push(open);
    open = null;
  }
  if (open !== null) found.push(open);
  return found;
}
