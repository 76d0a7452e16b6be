import type { Call, Expression } from '../../python/nodes';
import { apps, namesFramework } from '../entry-frameworks';
import type { ProgramSyntax } from '../program-syntax';
import { tabledRoutes } from './url-tables';
import type { Route } from './web-syntax';
import { methodsIn, textOf, withInner } from './web-syntax';

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** The routes of a program's web applications, with the prefixes of their routers and blueprints where these are literals. */
export function routesOf(program: ProgramSyntax): Route[] {
  const routes: Route[] = [];
  for (const [path, module] of program.modules) {
    const prefixes = prefixesIn(program, path);
    for (const statement of withInner(module.body)) {
      if (statement.kind !== 'FunctionDefinition') continue;
      for (const decorator of statement.decorators) {
        if (decorator.kind !== 'Call' || decorator.callee.kind !== 'Attribute' || decorator.callee.value.kind !== 'Name') continue;
        const { attribute, value } = decorator.callee;
        if (!verbs.has(attribute) && attribute !== 'route' && attribute !== 'api_route') continue;
        const given = textOf(decorator.args.find((argument) => argument.keyword === 'path' || argument.keyword === 'rule' || argument.keyword === null)?.value);
        if (given === undefined) continue;
        const methods = verbs.has(attribute) ? new Set([attribute]) : methodsIn(decorator.args);
        for (const prefix of prefixes.get(value.id) ?? ['']) routes.push({ path: prefix + given, methods, handler: { is: 'function', path, definition: statement, owner: null } });
      }
    }
    routes.push(...tabledRoutes(program, path, prefixes));
  }
  return routes;
}

/** The prefixes under which the routers of a file are reached: their own, and those with which they are included somewhere. */
function prefixesIn(program: ProgramSyntax, path: string): ReadonlyMap<string, string[]> {
  const prefixes = new Map<string, string[]>();
  // What a name means costs more than to see that nothing here could make an application.
  if (!namesFramework(program.documents.get(path))) return prefixes;
  for (const statement of withInner(program.modules.get(path)?.body ?? [])) {
    const target = statement.kind === 'Assign' ? statement.targets[0] : undefined;
    if (statement.kind !== 'Assign' || target?.kind !== 'Name' || statement.value.kind !== 'Call') continue;
    if (apps[program.libraryName(statement.value.callee, path) ?? ''] === undefined) continue;
    const own = textOf(prefixGiven(statement.value)) ?? '';
    const around = includedWith(program, path, target.id);
    prefixes.set(target.id, around.length > 0 ? around.map((prefix) => prefix + own) : [own]);
  }
  return prefixes;
}

function prefixGiven(call: Call): Expression | undefined {
  return call.args.find((argument) => argument.keyword === 'prefix' || argument.keyword === 'url_prefix')?.value;
}

/** A call that includes a router or blueprint in an application or another router. */
interface Inclusion {
  readonly from: string;
  readonly into: Expression;
  readonly router: Expression;
  readonly prefix: string;
}

const inclusions = new WeakMap<ProgramSyntax, readonly Inclusion[]>();

/** `app.include_router(router, prefix='/v1')`, `app.register_blueprint(bp, url_prefix='/v1')`, `app.mount('/v1', api)`, in any file. */
function inclusionsIn(program: ProgramSyntax): readonly Inclusion[] {
  const known = inclusions.get(program);
  if (known) return known;
  const found: Inclusion[] = [];
  for (const [from, module] of program.modules) {
    if (!/\.(include_router|register_blueprint|mount)\b/.test(program.documents.get(from)?.code ?? '')) continue;
    for (const statement of withInner(module.body)) {
      if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call' || statement.value.callee.kind !== 'Attribute') continue;
      const { callee } = statement.value;
      if (!/^(include_router|register_blueprint|mount)$/.test(callee.attribute)) continue;
      const router = statement.value.args.find((argument) => (argument.keyword === null || /^(router|blueprint|app)$/.test(argument.keyword)) && argument.value.kind !== 'Constant')?.value;
      const prefix = textOf(prefixGiven(statement.value)) ?? (callee.attribute === 'mount' ? textOf(statement.value.args.find(({ keyword }) => keyword === null || keyword === 'path')?.value) : undefined) ?? '';
      if (router) found.push({ from, into: callee.value, router, prefix });
    }
  }
  inclusions.set(program, found);
  return found;
}

/** The prefixes with which a router is included; routers in routers with both. */
function includedWith(program: ProgramSyntax, path: string, name: string, hops = 0): string[] {
  return inclusionsIn(program).filter(({ router, from }) => isThat(program, router, from, path, name)).flatMap(({ from, into, prefix }) => {
    const outer = into.kind === 'Name' && hops < 3 ? ownPrefix(program, from, into.id) : null;
    const around = outer !== null && into.kind === 'Name' ? includedWith(program, from, into.id, hops + 1) : [];
    const own = outer ?? '';
    return around.length > 0 ? around.map((one) => one + own + prefix) : [own + prefix];
  });
}

/** The prefix that a router of a file gives itself; null where the name is no router. */
function ownPrefix(program: ProgramSyntax, path: string, name: string): string | null {
  for (const statement of withInner(program.modules.get(path)?.body ?? [])) {
    const target = statement.kind === 'Assign' ? statement.targets[0] : undefined;
    if (statement.kind !== 'Assign' || target?.kind !== 'Name' || target.id !== name || statement.value.kind !== 'Call') continue;
    if (apps[program.libraryName(statement.value.callee, path) ?? ''] !== undefined) return textOf(prefixGiven(statement.value)) ?? '';
  }
  return null;
}

function isThat(program: ProgramSyntax, expression: Expression, from: string, path: string, name: string): boolean {
  if (from === path) return expression.kind === 'Name' && expression.id === name;
  const meaning = program.meaning(expression, from, null);
  return meaning.is === 'variable' && meaning.path === path && meaning.name === name;
}

/** The handlers that a request to a path may reach: `/users/3` meets `/users/{id}`; a query is left out. An unknown part (`…`) meets anything. */
export function routed(routes: readonly Route[], method: string, path: string): Route[] {
  const asked = partsOf(path.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, ''));
  const matching = routes.filter((route) => (route.methods.size === 0 || route.methods.has(method)) && meets(partsOf(route.path), asked));
  const exact = matching.filter((route) => !/[{<]/.test(route.path));
  return exact.length > 0 ? exact : matching;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function meets(route: readonly string[], asked: readonly string[]): boolean {
  return route.length === asked.length && route.every((part, index) => /^[{<].*[}>]$/.test(part) || part === asked[index] || asked[index]?.includes('…') === true);
}
