import type { Expression } from '../../python/nodes';
import { apps } from '../entry-frameworks';
import type { FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';

/** A path of a web application, and the function that answers it. */
export interface Route {
  readonly path: string;
  /** Lower case; empty: any. */
  readonly methods: ReadonlySet<string>;
  readonly handler: FunctionAt;
}

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

/** The routes of a program's web applications, with the prefixes of their routers and blueprints where these are literals. */
export function routesOf(program: ProgramSyntax): Route[] {
  const routes: Route[] = [];
  for (const [path, module] of program.modules) {
    const prefixes = prefixesIn(program, path);
    for (const statement of statementsOf(module.body)) {
      if (statement.kind !== 'FunctionDefinition') continue;
      for (const decorator of statement.decorators) {
        if (decorator.kind !== 'Call' || decorator.callee.kind !== 'Attribute' || decorator.callee.value.kind !== 'Name') continue;
        const { attribute, value } = decorator.callee;
        if (!verbs.has(attribute) && attribute !== 'route' && attribute !== 'api_route') continue;
        const given = textOf(decorator.args.find((argument) => argument.keyword === 'path' || argument.keyword === 'rule' || argument.keyword === null)?.value);
        if (given === undefined) continue;
        const listed = decorator.args.find((argument) => argument.keyword === 'methods')?.value;
        const methods = verbs.has(attribute) ? [attribute] : listed?.kind === 'List' || listed?.kind === 'Tuple' ? listed.elements.flatMap((one) => textOf(one)?.toLowerCase() ?? []) : [];
        for (const prefix of prefixes.get(value.id) ?? ['']) routes.push({ path: prefix + given, methods: new Set(methods), handler: { is: 'function', path, definition: statement, owner: null } });
      }
    }
  }
  return routes;
}

/** The prefixes under which the routers of a file are reached: their own, and those with which they are included somewhere. */
function prefixesIn(program: ProgramSyntax, path: string): ReadonlyMap<string, string[]> {
  const prefixes = new Map<string, string[]>();
  for (const statement of program.modules.get(path)?.body ?? []) {
    const target = statement.kind === 'Assign' ? statement.targets[0] : undefined;
    if (statement.kind !== 'Assign' || target?.kind !== 'Name' || statement.value.kind !== 'Call') continue;
    if (apps[program.libraryName(statement.value.callee, path) ?? ''] === undefined) continue;
    const own = textOf(statement.value.args.find((argument) => argument.keyword === 'prefix' || argument.keyword === 'url_prefix')?.value) ?? '';
    const around = includedWith(program, path, target.id);
    prefixes.set(target.id, around.length > 0 ? around.map((prefix) => prefix + own) : [own]);
  }
  return prefixes;
}

/** `app.include_router(router, prefix='/v1')`, `app.register_blueprint(bp, url_prefix='/v1')`, in any file. */
function includedWith(program: ProgramSyntax, path: string, name: string): string[] {
  const found: string[] = [];
  for (const [from, module] of program.modules) {
    for (const statement of statementsOf(module.body)) {
      if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call' || statement.value.callee.kind !== 'Attribute') continue;
      if (!/^(include_router|register_blueprint|mount)$/.test(statement.value.callee.attribute)) continue;
      const router = statement.value.args.find((argument) => argument.keyword === null && argument.value.kind !== 'Constant')?.value;
      if (!router || !isThat(program, router, from, path, name)) continue;
      found.push(textOf(statement.value.args.find((argument) => argument.keyword === 'prefix' || argument.keyword === 'url_prefix')?.value) ?? '');
    }
  }
  return found;
}

function isThat(program: ProgramSyntax, expression: Expression, from: string, path: string, name: string): boolean {
  if (from === path) return expression.kind === 'Name' && expression.id === name;
  const meaning = program.meaning(expression, from, null);
  return meaning.is === 'variable' && meaning.path === path && meaning.name === name;
}

function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'Constant' && typeof expression.value === 'string' ? expression.value : undefined;
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
