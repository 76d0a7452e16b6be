import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { runWithCodeCache } from './code-cache';
import { optimiseLater } from './optimising';

const SERVERS: readonly (string | undefined)[] = ['lsp', 'mcp'];

const isServer = SERVERS.includes(process.argv[2]);
// Flags are those of the process, whichever thread sets them.
if (isMainThread && !isServer) optimiseLater();
runWithCodeCache(join(__dirname, 'check.js'), isMainThread && !isServer && !process.argv.includes('--no-cache'));
