import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { Finding } from '../rules/rule';
import { enclosing } from './enclosing';

/**
 * Gives each finding a name that stays when lines move: the hash of path, rule, enclosing classes and functions, the text with its white space
 * evened out, and a count where all of that occurs more than once. 32 hexadecimal digits. Make one for a file, ask it in the order of the findings.
 */
export function fingerprinter(path: string, document: PythonDocument, module: Module): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const text = document.text.slice(finding.at.span.start, finding.at.span.end).replace(/\s+/g, ' ').trim();
    const { symbols } = enclosing(module, finding.at.span);
    const key = [path, finding.rule, symbols.join('.'), text].join('\u0000');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return bytesToHex(sha256(utf8ToBytes(count === 0 ? key : `${key}\u0000${String(count)}`))).slice(0, 32);
  };
}
