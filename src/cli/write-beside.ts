import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file of the cache beside its place and renames it, so that other processes read it whole or not at all. Throws where it can't be written. */
export function writeBeside(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${String(process.pid)}.${randomBytes(4).toString('hex')}.tmp`;
  writeFileSync(beside, content, { mode: 0o600 });
  renameSync(beside, file);
}
