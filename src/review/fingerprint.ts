import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { Finding } from '../rules/rule';
import { enclosing } from './enclosing';

/** Hexadecimal digits of each half. */
const HALF = 16;

/**
 * Gives each finding a name that stays when lines move, of 32 hexadecimal digits. The first half tells *what* it is: the hash of the rule, the enclosing classes and
 * functions, and the text with its white space evened out. The second half tells *where*: the hash of the path, and of a count where the same is found there more than once.
 * Make one for a file, ask it in the order of the findings.
 */
export function fingerprinter(path: string, document: PythonDocument, module: Module): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const text = document.text.slice(finding.at.span.start, finding.at.span.end).replace(/\s+/g, ' ').trim();
    const { symbols } = enclosing(module, finding.at.span);
    const what = hash([finding.rule, symbols.join('.'), text]);
    const count = seen.get(what) ?? 0;
    seen.set(what, count + 1);
    return what + hash(count === 0 ? [path] : [path, String(count)]);
  };
}

/** What a finding is, wherever it stands: the same in a file that was renamed or to which code was moved. */
export function whatOf(fingerprint: string): string {
  return fingerprint.slice(0, HALF);
}

function hash(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join('\u0000')))).slice(0, HALF);
}
