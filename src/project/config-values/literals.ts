import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Scalar, YAMLMap } from 'yaml';
import type { Span } from '../../python/text';
import type { TextFile } from '../text-file';

export type LiteralFormat = 'yaml' | 'json' | 'toml';

/** A value as it stands in a config file; `span` is where. Aliases stand for what they name, and keep its place. */
export type Literal =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; /** As it is written, without quotes: `3.10` stays `3.10`. */ readonly raw: string; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Literal[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, LiteralEntry>; readonly span: Span };

export interface LiteralEntry {
  readonly key: Span;
  readonly value: Literal;
}

const MOST_NODES = 50_000;
const MOST_DEPTH = 64;
const ALIAS_COST = 200;
const MOST_OPEN = 200;
const MOST_MARKS = 200;
/** Columns before the first character of a line. */
const MOST_INDENT = 300;
const MOST_ALIASES = 2000;
const [TAB, NEWLINE, RETURN, SPACE, DASH, COLON, QUESTION, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [9, 10, 13, 32, 45, 58, 63, 91, 93, 123, 125];

/** The format by a file's name; null where it is none of them. */
export function formatOf(path: string): LiteralFormat | null {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.json$/i.test(path)) return 'json';
  return /\.toml$|(^|\/)Pipfile$/i.test(path) ? 'toml' : null;
}

/** Reads a file's values with their places: the first document of a YAML file. Of a broken file what could be read; null where that is nothing. Never throws. */
export function readLiterals(file: TextFile, format: LiteralFormat): Literal | null {
  if (isUnreasonable(file.text)) return null;
  try {
    return format === 'toml' ? tomlLiterals(file.text) : yamlLiterals(file.text, format);
  } catch {
    // What no parser expects.
    return null;
  }
}

/** The value at a path of keys and indices; null where there is none. A key that holds dots is found before the parts are. */
export function literalAt(root: Literal | null, keys: readonly (string | number)[]): Literal | null {
  let at = root;
  for (const key of keys) {
    if (at === null) return null;
    if (at.kind === 'list') at = at.items[Number(key)] ?? null;
    else if (at.kind === 'map') at = at.entries.get(String(key))?.value ?? null;
    else return null;
  }
  return at;
}

/** The text of a scalar as it is written; null for anything else. */
export function rawText(literal: Literal | null | undefined): string | null {
  return literal?.kind === 'scalar' && literal.value !== null ? literal.raw : null;
}

/** The items of a list, or a lone value as a list of one; empty for nothing and for maps. */
export function itemsOf(literal: Literal | null | undefined): readonly Literal[] {
  if (literal === null || literal === undefined) return [];
  return literal.kind === 'list' ? literal.items : literal.kind === 'scalar' && literal.value !== null ? [literal] : [];
}

/** The entries of a map; empty for anything else. */
export function entriesOf(literal: Literal | null | undefined): readonly (readonly [string, LiteralEntry])[] {
  return literal?.kind === 'map' ? [...literal.entries] : [];
}

/**
 * Neither people nor programs write such files: hundreds of open brackets or of list marks in a line, thousands of aliases. The parsers call themselves for each
 * level, and V8 ends the whole process where a regular expression is first used at the end of the stack.
 */
function isUnreasonable(text: string): boolean {
  let depth = 0;
  let marks = 0;
  let indent = 0;
  let isLead = true;
  let onlyMarks = true;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === NEWLINE || c === RETURN) [marks, indent, isLead, onlyMarks] = [0, 0, true, true];
    else if (c === SPACE || c === TAB) {
      if (isLead) indent++;
    } else {
      if (isLead && indent > MOST_INDENT) return true;
      isLead = false;
      if (c !== DASH && c !== QUESTION && c !== COLON) onlyMarks = false;
      const next = text.charCodeAt(i + 1);
      if ((c === DASH || c === QUESTION || (c === COLON && onlyMarks)) && (next === SPACE || next === TAB) && ++marks > MOST_MARKS) return true;
      if ((c === OPEN_LIST || c === OPEN_MAP) && ++depth > MOST_OPEN) return true;
      if ((c === CLOSE_LIST || c === CLOSE_MAP) && depth > 0) depth--;
    }
  }
  return (text.match(/\*\w/g)?.length ?? 0) > MOST_ALIASES;
}

function yamlLiterals(text: string, format: 'yaml' | 'json'): Literal | null {
  // PyYAML, which reads these files in Python, knows YAML 1.1: `yes` is true, and `<<` merges.
  const document = parseDocument(text, { version: format === 'yaml' ? '1.1' : '1.2', uniqueKeys: false, logLevel: 'silent', strict: false, prettyErrors: false });
  return yamlNode(document, document.contents, text, { left: MOST_NODES }, 0);
}

function yamlNode(document: Document, node: unknown, text: string, budget: { left: number }, depth: number): Literal | null {
  if (depth > MOST_DEPTH || budget.left-- <= 0) return null;
  if (isAlias(node)) {
    // The library looks through the whole document for each of them.
    budget.left -= ALIAS_COST;
    return yamlNode(document, node.resolve(document), text, budget, depth + 1);
  }
  if (isScalar(node)) return yamlScalar(node, text);
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => yamlNode(document, item, text, budget, depth + 1) ?? []);
    return { kind: 'list', items, span: spanOf(node.range) };
  }
  if (!isMap(node)) return null;
  const entries = new Map<string, LiteralEntry>();
  const merged: YAMLMap[] = [];
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? yamlScalar(pair.key, text) : null;
    if (key?.kind !== 'scalar') continue;
    if (key.raw === '<<') {
      const named = isSeq(pair.value) ? pair.value.items : [pair.value];
      for (const one of named) {
        const target = isAlias(one) ? one.resolve(document) : one;
        if (isMap(target)) merged.push(target);
      }
      continue;
    }
    const value = pair.value === null ? { kind: 'scalar' as const, value: null, raw: '', span: key.span } : yamlNode(document, pair.value, text, budget, depth + 1);
    if (value !== null) entries.set(key.raw, { key: key.span, value });
  }
  for (const map of merged) {
    const more = yamlNode(document, map, text, budget, depth + 1);
    for (const [key, entry] of entriesOf(more)) if (!entries.has(key)) entries.set(key, entry);
  }
  return { kind: 'map', entries, span: spanOf(node.range) };
}

function yamlScalar(node: Scalar, text: string): Literal {
  const [start, end] = node.range ?? [0, 0];
  const { value } = node;
  const source = node.source ?? text.slice(start, end);
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return { kind: 'scalar', value: plain ? value : source, raw: typeof value === 'string' ? value : source, span: { start, end } };
}

function spanOf(range: readonly [number, number, number] | null | undefined): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

/** A map while it is filled. */
interface OpenMap {
  readonly kind: 'map';
  readonly entries: Map<string, LiteralEntry>;
  readonly span: Span;
}

function tomlLiterals(text: string): Literal | null {
  const program = parseUpToFault(text);
  const root: OpenMap = { kind: 'map', entries: new Map(), span: { start: 0, end: text.length } };
  for (const node of program?.body[0].body ?? []) {
    if (node.type === 'TOMLKeyValue') fill(root, node, text, 0);
    else fillTable(root, node, text);
  }
  return root;
}

/** The longest beginning of the text that is TOML, cut at the lines of the first few faults. */
function parseUpToFault(text: string): AST.TOMLProgram | null {
  let left = text;
  for (let attempt = 0; attempt < 3 && left !== ''; attempt++) {
    try {
      return parseTOML(left);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const fault = Math.min(error.index, left.length - 1);
      left = left.slice(0, left.lastIndexOf('\n', fault - 1) + 1);
    }
  }
  return null;
}

function fillTable(root: OpenMap, table: AST.TOMLTable, text: string): void {
  const span = { start: table.range[0], end: table.range[1] };
  let at: OpenMap | null = root;
  const keys = table.resolvedKey;
  for (const [index, key] of keys.entries()) {
    if (at === null) return;
    if (typeof key === 'number') continue;
    // The index of an array of tables follows its key.
    at = typeof keys[index + 1] === 'number' ? tableInList(at, key, Number(keys[index + 1]), span) : openMap(at, key, span, span);
  }
  if (at !== null) for (const node of table.body) fill(at, node, text, 1);
}

function tableInList(map: OpenMap, key: string, index: number, span: Span): OpenMap | null {
  const known = map.entries.get(key)?.value;
  const items: Literal[] = known?.kind === 'list' ? [...known.items] : [];
  if (known !== undefined && known.kind !== 'list') return null;
  const item = items[index];
  if (item !== undefined) return isOpen(item) ? item : null;
  const fresh: OpenMap = { kind: 'map', entries: new Map(), span };
  items.push(fresh);
  map.entries.set(key, { key: span, value: { kind: 'list', items, span } });
  return fresh;
}

function openMap(map: OpenMap, key: string, at: Span, span: Span): OpenMap | null {
  const known = map.entries.get(key)?.value;
  if (known !== undefined) return isOpen(known) ? known : null;
  const fresh: OpenMap = { kind: 'map', entries: new Map(), span };
  map.entries.set(key, { key: at, value: fresh });
  return fresh;
}

function isOpen(literal: Literal | OpenMap): literal is OpenMap {
  return literal.kind === 'map' && literal.entries instanceof Map;
}

function fill(map: OpenMap, node: AST.TOMLKeyValue, text: string, depth: number): void {
  let at: OpenMap | null = map;
  const keys = node.key.keys;
  for (const [index, key] of keys.entries()) {
    if (at === null) return;
    const name = key.type === 'TOMLBare' ? key.name : key.value;
    const span = { start: key.range[0], end: key.range[1] };
    if (index < keys.length - 1) {
      at = openMap(at, name, span, span);
      continue;
    }
    const value = tomlValue(node.value, text, depth + 1);
    if (value !== null) at.entries.set(name, { key: span, value });
  }
}

function tomlValue(node: AST.TOMLContentNode, text: string, depth: number): Literal | null {
  const span = { start: node.range[0], end: node.range[1] };
  if (depth > MOST_DEPTH) return null;
  if (node.type === 'TOMLArray') return { kind: 'list', items: node.elements.flatMap((one) => tomlValue(one, text, depth + 1) ?? []), span };
  if (node.type === 'TOMLInlineTable') {
    const map: OpenMap = { kind: 'map', entries: new Map(), span };
    for (const one of node.body) fill(map, one, text, depth);
    return map;
  }
  const source = text.slice(span.start, span.end);
  const value = node.value instanceof Date ? source : node.value;
  return { kind: 'scalar', value, raw: typeof value === 'string' ? value : source, span };
}
