import { folderOf, resolvePath } from '../paths';
import type { TextFile } from '../text-file';
import type { Declaration, Include, ManifestContent } from './manifest';
import { declare } from './manifest';
import { readRequirement } from './requirements';

/** Reads setup.cfg: `install_requires`, `python_requires` and the extras, as setuptools does (one requirement a line). */
export function readSetupCfg(file: TextFile): ManifestContent {
  const declarations: Declaration[] = [];
  const includes: Include[] = [];
  const add = (declaration: Declaration | null): void => {
    if (declaration !== null) declarations.push(declaration);
  };
  let section = '';
  let key = '';
  let start = 0;
  for (const raw of file.text.split(/(?<=\n)/)) {
    const offset = start;
    start += raw.length;
    const line = raw.replace(/[\r\n]+$/, '');
    if (/^\s*[#;]/.test(line) || line.trim() === '') continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) {
      section = header.trim();
      key = '';
      continue;
    }
    const assigned = /^([A-Za-z][\w.-]*)\s*[=:]\s*/.exec(line);
    if (assigned?.[1] !== undefined) key = assigned[1].toLowerCase();
    const value = (assigned === null ? line : line.slice(assigned[0].length)).replace(/\s#.*$/, '');
    const text = value.trim();
    if (text === '') continue;
    const from = offset + line.length - (assigned === null ? line : line.slice(assigned[0].length)).trimStart().length;
    const at = file.at(from, from + text.length);
    const group = section === 'options.extras_require' ? key : null;
    const isList = group !== null || (section === 'options' && key === 'install_requires');
    if (isList && text.startsWith('file:')) includes.push(...textFiles(file, text.slice('file:'.length).split(','), at.span.start));
    else if (isList) add(readRequirement(text, at, group));
    else if (section === 'options' && key === 'python_requires') add(declare({ name: 'python', specifier: text, dialect: 'pep440', at }));
  }
  return { declarations, includes };
}

interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the literals of setup.py: `install_requires=[…]` (also a list under a name), `extras_require={…}`, `python_requires`, and the requirements file that it
 * opens or hands to a helper. It is never run.
 */
export function readSetupPy(file: TextFile): ManifestContent {
  const text = withoutComments(file.text);
  const declarations: Declaration[] = [];
  const listed = (open: number, group: string | null): void => {
    for (const { text: line, start, end } of stringsFrom(text, open)) {
      const declaration = readRequirement(line, file.at(start, end), group);
      if (declaration !== null) declarations.push(declaration);
    }
  };
  const required = /\binstall_requires\s*=\s*/.exec(text);
  if (required !== null) {
    const at = required.index + required[0].length;
    const name = /^([A-Za-z_]\w*)\s*[,)\n]/.exec(text.slice(at, at + 80))?.[1];
    const list = name === undefined ? null : new RegExp(`^${name}\\s*(?::[^=\\n]*)?=\\s*(?=[[(])`, 'm').exec(text);
    if (text.charAt(at) === '[' || text.charAt(at) === '(') listed(at, null);
    else if (list !== null) listed(list.index + list[0].length, null);
  }
  const extras = /\bextras_require\s*=\s*(?=\{)/.exec(text);
  if (extras !== null) {
    const open = extras.index + extras[0].length;
    const end = closing(text, open);
    const entry = /(["'])([\w.-]+)\1\s*:\s*(?=\[)/g;
    entry.lastIndex = open;
    for (let match = entry.exec(text); match !== null && match.index < end; match = entry.exec(text)) listed(match.index + match[0].length, match[2] ?? null);
  }
  const python = /\bpython_requires\s*=\s*(["'])([^"'\n]*)\1/.exec(text);
  if (python !== null) {
    const declared = declare({ name: 'python', specifier: python[2] ?? '', dialect: 'pep440', at: file.at(python.index, python.index + python[0].length) });
    if (declared !== null) declarations.push(declared);
  }
  const includes: Include[] = [];
  for (const match of text.matchAll(/(["'])((?:[\w./-]*\/)?[\w.-]*requirements?[\w.-]*\.(?:txt|in))\1/g)) includes.push(...textFiles(file, [match[2] ?? ''], match.index + 1));
  return { declarations, includes };
}

function textFiles(file: TextFile, names: readonly string[], start: number): Include[] {
  return names.flatMap((name) => {
    const path = resolvePath(folderOf(file.path), name.trim());
    return path === null || path === '' ? [] : [{ paths: [path], isConstraint: false, at: file.at(start, start + name.trim().length) }];
  });
}

/** Python text with its comments as blanks; `#` within a string stays. */
function withoutComments(text: string): string {
  return text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g, (part) => (part.startsWith('#') ? ' '.repeat(part.length) : part));
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"' || c === '\'') i = stringEnd(text, i) - 1;
    else if ('[({'.includes(c)) depth++;
    else if ('])}'.includes(c) && --depth === 0) return i;
  }
  return text.length;
}

function stringsFrom(text: string, open: number): Found[] {
  const found: Found[] = [];
  const end = closing(text, open);
  for (let i = open; i < end; i++) {
    if (text.charAt(i) !== '"' && text.charAt(i) !== '\'') continue;
    const stop = stringEnd(text, i);
    found.push({ text: text.slice(i + 1, stop - 1), start: i, end: stop });
    i = stop - 1;
  }
  return found;
}

/** The offset after the string that starts here; an open string ends with its line. */
function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (c === quote || c === '\n') return i + 1;
  }
  return text.length;
}
