import type { ServingEntry } from '../../project/entry-points';
import type { ServingSide } from '../../project/parity/sides';
import type { ProgramSyntax } from '../../project/program-syntax';
import { statementsOf } from '../../project/program-syntax';
import { stringOf } from '../../project/symbolic/terms';
import type { TestMap } from '../../project/testing/reach';
import type { FunctionDefinition } from '../../python/nodes';
import type { TestContext } from '../rule';
import { codeOf, functionKey, isOwnCode, servingsOf } from './story';

/** Handlers that train, load or look after a model, whatever else they ask it. */
const trains = /^_?((re)?train|fit|evaluat|health|ready|status|reload|metrics)/i;
const web = /fastapi|flask|starlette|sanic|quart|bottle|litestar|robyn|chalice|django|rest|aiohttp|tornado|connexion|falcon/i;

/** The endpoint that predicts and that a test should send a request to: the first of a project of which no endpoint is tested; null where one is, or there is none. */
export function untestedEndpoint(context: TestContext): ServingSide | null {
  const endpoints = endpointsOf(context);
  return endpoints.some((side) => isTested(context, side)) || asksFromOutside(context) ? null : (endpoints[0] ?? null);
}

/** The endpoints of a project that predict, in its own code. */
export function endpointsOf(context: Pick<TestContext, 'program' | 'parity'>): readonly ServingSide[] {
  return servingsOf(context, ({ handler, kind, framework }: ServingEntry): boolean => handler !== null && kind === 'request' && web.test(framework) && isOwnCode(handler.path) && !trains.test(handler.definition.name));
}

/** A test sends a request, or calls the handler as a function. */
function isTested({ program, map }: TestContext, { entry }: ServingSide): boolean {
  if (!entry.handler) return false;
  // A route that a function makes for an application of its own is known by its path alone.
  const { path, definition } = entry.handler;
  const routes = definition.decorators.flatMap((one) => /["'](\/[\w/-]+)["']/.exec(codeOf(program, path, one))?.[1] ?? []);
  if (isNested(program, path, definition) && [...map.runs.values()].some(({ happened }) => happened.some(({ term }) => /^\.(post|put|get|patch)$/.test(term.callee) && routes.includes((stringOf(term.args[0]) ?? '').replace(/\?.*$/, ''))))) return true;
  const key = functionKey(entry.handler.path, entry.handler.definition);
  return map.functions.some(({ at, tests }) => tests.length > 0 && functionKey(at.path, at.definition) === key);
}

function isNested(program: ProgramSyntax, path: string, definition: FunctionDefinition): boolean {
  return !statementsOf(program.modules.get(path)?.body ?? []).includes(definition);
}

/** Do tests send requests to a server that runs elsewhere, or through a client whose path can't be told? Then nobody can say which handlers they run. */
export function asksFromOutside({ program, map }: TestContext): boolean {
  const isOutside = fromOutside.get(map) ?? findAskingFromOutside(program, map);
  fromOutside.set(map, isOutside);
  return isOutside;
}

const fromOutside = new WeakMap<TestMap, boolean>();

function findAskingFromOutside(program: TestContext['program'], map: TestMap): boolean {
  const inProcess = new Set(map.functions.flatMap(({ tests }) => tests.filter(({ way }) => way === 'http').map(({ test }) => test)));
  return map.cases.some((test) => {
    const code = codeOf(program, test.path, test.definition);
    if (/\b(requests|httpx|session|urllib\.request)\.(post|get|put|request|urlopen)\(/.test(code)) return !/requests\.get\([^)]*(csv|zip|parquet)/.test(code);
    if (inProcess.has(test)) return false;
    return /\b(\w*client|test_app)\.(post|put|open|request|predict)\(/.test(code) || (map.runs.get(test)?.happened ?? []).some(({ term }) => /^\.(post|put)$/.test(term.callee) && (stringOf(term.args[0]) ?? '').startsWith('/'));
  });
}
