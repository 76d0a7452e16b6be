import { explain, satisfies, validRange } from '@renovatebot/pep440';
import { parse as parseClauses } from '@renovatebot/pep440/lib/specifier';
import type { Pep440Constraint } from '@renovatebot/pep440/lib/shared';

/** How a specifier is written: as pip reads it (PEP 440), as Poetry does (carets, a bare release), or as conda does (`=1.2`). */
export type Dialect = 'pep440' | 'poetry' | 'conda';

/**
 * A specifier in PEP 440's words, clauses joined by `,`; "" allows any release. What can't be told as one range (alternatives, URLs, mistakes) allows any.
 */
export function normaliseSpecifier(written: string, dialect: Dialect): string {
  const text = written.trim().replace(/^\((.*)\)$/, '$1');
  if (text === '' || text === '*' || text.includes('|')) return '';
  const clauses = text.split(',').map((clause) => clauseOf(clause.trim(), dialect));
  const kept = clauses.filter((clause) => clause !== '');
  return clauses.includes(null) ? '' : kept.join(',');
}

/** Most clauses: an operator and plain numbers, which mean the same however the specifier is written. */
const PLAIN = /^(?:==|!=|<=|>=|<|>)\d+(?:\.\d+)*$/;

/** One clause; "" for any release, null where it can't be read. */
function clauseOf(clause: string, dialect: Dialect): string | null {
  if (PLAIN.test(clause)) return clause;
  if (clause === '' || clause === '*') return '';
  const [, operator = '', release = ''] = /^(===|~=|==|!=|<=|>=|<|>|\^|~|=)?\s*(.*)$/.exec(clause) ?? [];
  // conda's build string is no part of the release.
  const version = dialect === 'conda' ? release.replace(/[\s=].*$/, '') : release;
  const plain = version.replace(/\.\*$/, '').replace(/\*$/, '');
  if (explain(plain) === null) return null;
  const isPrefix = version !== plain;
  if (operator === '^' || operator === '~') return dialect === 'pep440' || isPrefix ? null : caret(plain, operator);
  if (operator === '===') return `==${plain}`;
  if (operator === '=' || (operator === '' && dialect === 'conda')) {
    if (dialect === 'pep440') return null;
    const whole = isPrefix ? false : operator === '' || plain.split('.').length >= 3;
    return whole ? `==${plain}` : `==${plain}.*`;
  }
  if (operator === '') return dialect === 'pep440' ? null : isPrefix ? `==${plain}.*` : `==${plain}`;
  // conda and old files write `>=1.2.*`.
  const suffix = isPrefix && (operator === '==' || operator === '!=') ? '.*' : '';
  const made = `${operator}${plain}${suffix}`;
  return parse(made).length === 1 ? made : null;
}

/** Poetry's `^` and `~` (its documentation, "Version constraints"). */
function caret(version: string, operator: '^' | '~'): string {
  const release = explain(version)?.release ?? [0];
  const first = release.findIndex((part) => part > 0);
  const raised = operator === '~' ? Math.min(1, release.length - 1) : first < 0 ? release.length - 1 : first;
  const upper = release.slice(0, raised + 1).map((part, index) => (index === raised ? part + 1 : part));
  return `>=${version},<${upper.join('.')}`;
}

/** The one release that a normalised specifier allows, or null: `==1.2.3` → `1.2.3`. */
export function exactRelease(specifier: string): string | null {
  for (const clause of specifier.split(',')) {
    const exact = /^==\s*([^*]+)$/.exec(clause.trim())?.[1];
    if (exact !== undefined) return exact.trim();
  }
  return null;
}

/** Two specifiers of the same distribution as one. */
export function bothSpecifiers(a: string, b: string): string {
  return a === b || b === '' ? a : a === '' ? b : `${a},${b}`;
}

/**
 * How the releases that two PEP 440 specifiers allow lie to each other: none in both, the same ones, or some in both. A specifier that can't be read allows any.
 * Builds of one release (`+cu118`) count as that release; pre-releases count as releases.
 */
export const compareSpecifiers = remembered(relate);

type Relation = 'disjoint' | 'overlap' | 'equal';

/** So many answers are kept of a question: a project has few ranges, and they are asked about in each of its files. */
const MOST_REMEMBERED = 4000;

function remembered<T>(ask: (a: string, b: string) => T): (a: string, b: string) => T {
  const answers = new Map<string, T>();
  return (a, b) => {
    const key = `${a}\n${b}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = ask(a, b);
      if (answers.size >= MOST_REMEMBERED) answers.clear();
      answers.set(key, answer);
    }
    return answer;
  };
}

function relate(a: string, b: string): Relation {
  const first = readable(a);
  const second = readable(b);
  let common = false;
  let same = true;
  for (const release of landmarks([first, second])) {
    const inFirst = allows(first, release);
    const inSecond = allows(second, release);
    if (inFirst && inSecond) common = true;
    if (inFirst !== inSecond) same = false;
  }
  return same && common ? 'equal' : common ? 'overlap' : 'disjoint';
}

/** In which number two releases differ first: `1.2.0` and `1.3.1` in the second, `minor`. Null where one is no release. */
export function releaseDifference(a: string, b: string): 'none' | 'major' | 'minor' | 'micro' | null {
  const first = explain(a);
  const second = explain(b);
  if (first === null || second === null) return null;
  if (first.epoch !== second.epoch) return 'major';
  const length = Math.max(first.release.length, second.release.length);
  for (let i = 0; i < length; i++) if ((first.release[i] ?? 0) !== (second.release[i] ?? 0)) return i === 0 ? 'major' : i === 1 ? 'minor' : 'micro';
  return first.public === second.public || allows(`==${first.public}`, second.public) ? 'none' : 'micro';
}

const isWithin = remembered((specifier, release) => satisfies(release, specifier, { prereleases: true }));

/** Does a release lie within a normalised specifier? */
export function allows(specifier: string, release: string): boolean {
  return specifier === '' || isWithin(specifier, release);
}

/** The clauses of a specifier; empty where it can't be read. */
function parse(specifier: string): readonly Pep440Constraint[] {
  return validRange(specifier) ? parseClauses(specifier) : [];
}

function readable(specifier: string): string {
  const withoutBuilds = specifier.replace(/\+[\w.]+/g, '').replace(/===/g, '==').trim();
  return withoutBuilds !== '' && parse(withoutBuilds).length > 0 ? withoutBuilds : '';
}

/** Releases at, closely below and closely above every bound: what two ranges have in common, one of these has. */
function landmarks(specifiers: readonly string[]): string[] {
  const found = new Set(['0', '99999999']);
  for (const clause of specifiers.flatMap((specifier) => (specifier === '' ? [] : specifier.split(',')))) {
    const version = explain(clause.replace(/^[=~!<>\s]+/, '').replace(/\.\*$/, '').trim());
    if (version === null) continue;
    const epoch = version.epoch > 0 ? `${version.epoch}!` : '';
    const around = (release: readonly number[]): void => {
      found.add(epoch + release.join('.'));
      found.add(`${epoch}${release.join('.')}.0.0.0.1`);
      const last = release.findLastIndex((part) => part > 0);
      if (last >= 0) found.add(epoch + [...release.slice(0, last), (release[last] ?? 1) - 1, 99999, 99999].join('.'));
    };
    found.add(version.public);
    around(version.release);
    // The end of `==1.2.*` and of `~=1.2.3`.
    for (const length of [version.release.length, version.release.length - 1]) {
      if (length > 0) around(version.release.slice(0, length).map((part, index) => (index === length - 1 ? part + 1 : part)));
    }
  }
  return [...found];
}
