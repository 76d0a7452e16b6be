import type { ConfigFiles } from './config-values/read';
import type { Literal } from './config-values/literals';
import type { ServingEntry } from './entry-points';
import { requestParameters } from './entry-stages';
import type { FunctionAt, ProgramFiles } from './program-syntax';

/**
 * The functions that OpenAPI descriptions name as handlers, as connexion reads them: `operationId: api.predict`, or `predict` where an
 * `x-openapi-router-controller` is `api`. Source: connexion's documentation on routing.
 */
export function operationIds(configs: ConfigFiles): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of configs.paths) {
    if (!/api|swagger|connexion|spec|service|server|rout/i.test(path)) continue;
    const root = configs.file(path)?.root;
    const paths = root?.kind === 'map' ? root.entries.get('paths')?.value : undefined;
    for (const item of valuesOf(paths)) {
      for (const operation of valuesOf(item)) {
        const id = textOf(operation, 'operationId');
        const controller = controllerOf(operation) ?? controllerOf(item) ?? controllerOf(root);
        if (id !== undefined) found.add(controller === undefined ? id : `${controller}.${id}`);
      }
    }
  }
  return found;
}

function valuesOf(literal: Literal | undefined): readonly Literal[] {
  return literal?.kind === 'map' ? [...literal.entries.values()].map((entry) => entry.value) : [];
}

function textOf(literal: Literal | undefined, key: string): string | undefined {
  const value = literal?.kind === 'map' ? literal.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function controllerOf(literal: Literal | undefined): string | undefined {
  return textOf(literal, 'x-openapi-router-controller') ?? textOf(literal, 'x-swagger-router-controller');
}

/** The entry points that the descriptions of a project name. */
export function operationEntries({ modules, operations }: ProgramFiles): ServingEntry[] {
  return [...(operations ?? [])].flatMap((id) => {
    const dot = id.lastIndexOf('.');
    const file = `${id.slice(0, Math.max(0, dot)).replaceAll('.', '/')}.py`;
    const name = id.slice(dot + 1);
    if (dot < 0) return [];
    return [...modules.keys()].flatMap((path): ServingEntry[] => {
      const definition = path === file || path.endsWith(`/${file}`) ? modules.get(path)?.body.find((statement) => statement.kind === 'FunctionDefinition' && statement.name === name) : undefined;
      if (definition?.kind !== 'FunctionDefinition') return [];
      const handler: FunctionAt = { is: 'function', path, definition, owner: null };
      const { start, end } = definition.nameSpan;
      return [{ path, handler, name, framework: 'connexion', evidence: { path, span: { start, end } }, kind: 'request', parameters: requestParameters(definition), stages: [{ function: handler, at: definition.nameSpan }], loader: null }];
    });
  });
}
