import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runWithCodeCache } from './code-cache';

/** Most commands are over before code that V8 optimises pays for the optimising, which takes up to a third of the processor time of a check. By V8's major version. */
const LATER_OPTIMISATION: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=400000',
  12: '--invocation-count-for-turbofan=9000',
  13: '--invocation-count-for-turbofan=30000 --invocation-count-for-maglev=4000',
};
const SERVERS: readonly (string | undefined)[] = ['lsp', 'mcp'];

const isServer = SERVERS.includes(process.argv[2]);
const [major = ''] = process.versions.v8.split('.');
const flag = isServer ? undefined : LATER_OPTIMISATION[major];
if (flag !== undefined) setFlagsFromString(flag);
runWithCodeCache(join(__dirname, 'check.js'), !isServer && !process.argv.includes('--no-cache'));
