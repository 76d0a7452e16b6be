import type { Call, Expression } from '../../python/nodes';
import type { FunctionAt, Meaning, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import type { Route } from './web-syntax';
import { methodsIn, textOf, withInner } from './web-syntax';

const anyMethod: ReadonlySet<string> = new Set();
/** What a file with a list of routes imports. */
const tables = /\b(starlette|django)\b/;

/**
 * Routes that are written down apart from their handlers: Django's `urlpatterns`, Starlette's `Route`, `add_url_rule`, `add_api_route`,
 * `add_resource`. Sources: the reference of each framework.
 */
export function tabledRoutes(program: ProgramSyntax, path: string, prefixes: ReadonlyMap<string, readonly string[]>): Route[] {
  const routes: Route[] = [];
  const hasTables = tables.test(program.documents.get(path)?.code ?? '');
  for (const statement of withInner(program.modules.get(path)?.body ?? [])) {
    if (statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call') routes.push(...added(program, path, statement.value, prefixes));
    if (!hasTables) continue;
    if (statement.kind === 'Assign' || statement.kind === 'AnnotatedAssign' || statement.kind === 'AugmentedAssign') routes.push(...listed(program, path, statement.value, ''));
  }
  return routes;
}

/** `app.add_url_rule('/p', view_func=predict)`, `router.add_api_route('/p', predict)`, `api.add_resource(Predict, '/p')`. */
function added(program: ProgramSyntax, path: string, call: Call, prefixes: ReadonlyMap<string, readonly string[]>): Route[] {
  if (call.callee.kind !== 'Attribute' || !/^add_(url_rule|api_route|route|resource)$/.test(call.callee.attribute)) return [];
  const given = call.args.map((argument) => argument.value).find((value) => textOf(value) !== undefined);
  const text = textOf(given);
  if (text === undefined) return [];
  const router = call.callee.value.kind === 'Name' ? call.callee.value.id : '';
  return call.args.flatMap(({ value }) => handlersOf(program, path, value)).flatMap(({ handler, methods }) =>
    (prefixes.get(router) ?? ['']).map((prefix) => ({ path: prefix + text, methods: methods ?? methodsIn(call.args), handler })),
  );
}

/** `path('predict/', views.predict)` and `Route('/predict', predict)`, in lists, within `include(…)` and `Mount(…)`. */
function listed(program: ProgramSyntax, path: string, expression: Expression | null, prefix: string, hops = 0): Route[] {
  if (!expression || hops > 4) return [];
  if (expression.kind === 'List' || expression.kind === 'Tuple') return expression.elements.flatMap((element) => listed(program, path, element, prefix, hops));
  if (expression.kind !== 'Call') return [];
  const name = program.libraryName(expression.callee, path) ?? '';
  const [first, second] = expression.args.map((argument) => argument.value);
  const own = textOf(first);
  const inner = expression.args.find(({ keyword }) => keyword === 'routes')?.value;
  if (/^(starlette\.applications\.Starlette|starlette\.routing\.Router)$/.test(name)) return inner ? listed(program, path, inner, prefix, hops) : [];
  if (own === undefined) return [];
  const at = `${prefix}/${own}`;
  if (name === 'starlette.routing.Mount') return listed(program, path, inner ?? null, at, hops + 1);
  if (!/^(starlette\.routing\.Route|django\.urls\.(path|re_path)|django\.conf\.urls\.url)$/.test(name) || !second) return [];
  if (second.kind === 'Call' && /(^|\.)include$/.test(program.libraryName(second.callee, path) ?? '')) return included(program, path, second, at, hops);
  const pattern = at.replace(/\^|\$/g, '').replace(/\(\?P<(\w+)>[^)]*\)/g, '<$1>');
  return handlersOf(program, path, second).map(({ handler, methods }) => ({ path: pattern, methods: methods ?? methodsIn(expression.args), handler }));
}

/** `include('shop.urls')`: the `urlpatterns` of that file, behind the prefix. */
function included(program: ProgramSyntax, path: string, call: Call, prefix: string, hops: number): Route[] {
  const given = call.args[0]?.value;
  const module = textOf(given);
  if (module === undefined) return given ? listed(program, path, given, prefix, hops + 1) : [];
  const ending = `${module.replace(/\./g, '/')}.py`;
  const files = [...program.modules].filter(([file]) => file === ending || file.endsWith(`/${ending}`));
  return files.flatMap(([file, { body }]) =>
    statementsOf(body).flatMap((statement) => (statement.kind === 'Assign' && statement.targets.some((target) => target.kind === 'Name' && target.id === 'urlpatterns') ? listed(program, file, statement.value, prefix, hops + 1) : [])),
  );
}

interface Handler {
  readonly handler: FunctionAt;
  /** Of a view that is a class: the method that the handler is named after. */
  readonly methods?: ReadonlySet<string>;
}

/** The functions that a view means: itself, the methods of a class (`Predict.as_view()`), what a decorator is put around (`csrf_exempt(predict)`). */
function handlersOf(program: ProgramSyntax, path: string, view: Expression): Handler[] {
  const meaning: Meaning = program.meaning(view, path, null);
  if (meaning.is === 'function') return [{ handler: meaning }];
  if (meaning.is === 'class') {
    return ['get', 'post', 'put', 'patch', 'delete'].flatMap((verb) => {
      const method = program.method(meaning, verb);
      return method ? [{ handler: method, methods: new Set([verb]) }] : [];
    });
  }
  if (view.kind !== 'Call') return [];
  if (view.callee.kind === 'Attribute' && /^as_(view|asgi)$/.test(view.callee.attribute)) return handlersOf(program, path, view.callee.value);
  return view.args.flatMap(({ value }) => handlersOf(program, path, value)).map(({ handler }) => ({ handler, methods: anyMethod }));
}
