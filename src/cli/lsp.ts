import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError } from './status';

/** Where the server's program lies, seen from this one: beside it where it is bundled, in its own room where it is compiled. */
const PLACES = ['server.js', '../server/node.js'];

/**
 * `holdout lsp`: becomes the language server. It runs until its client ends it, and ends the process itself. It is loaded and not imported: no other command
 * needs it, and the two stand on one floor (docs/decisions/0002-lsp.md).
 */
export function serve(): void {
  const program = PLACES.map((place) => join(__dirname, place)).find((path) => existsSync(path));
  if (program === undefined) throw new UsageError('server.js is missing from this installation: install Holdout again.');
  // The server reads the transport from the arguments of the process.
  if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(argument))) process.argv.push('--stdio');
  createRequire(__filename)(program);
}
