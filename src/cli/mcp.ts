import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError } from './status';

/** Where the program lies, seen from this one: beside it where it is bundled, in its own room where it is compiled. */
const PLACES = ['mcp-server.js', '../mcp/node.js'];

/** `holdout mcp`: becomes the MCP server of the current folder over stdio. It runs until its client ends it. Loaded and not imported, as the language server is. */
export function serveMcp(): void {
  const program = PLACES.map((place) => join(__dirname, place)).find((path) => existsSync(path));
  if (program === undefined) throw new UsageError('mcp-server.js is missing from this installation: install Holdout again.');
  createRequire(__filename)(program);
}
