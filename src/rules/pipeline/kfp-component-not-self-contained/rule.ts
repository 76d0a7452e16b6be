import type { FunctionDefinition, Statement } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Scope } from '../../../project/code/places';
import { edit, siteOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { namesIn } from '../names';

const marks = /^kfp(\.v2)?\.(dsl|components)\.(component|create_component_from_func|func_to_container_op)$/;

/** A lightweight component is sent to its container as the text of its function alone: imports and constants of the file are not there. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/kfp-component-not-self-contained',
    title: 'A pipeline component uses what stands outside of it',
    family: 'pipeline',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.orchestration'],
    references: ['kfp-components'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['kfp'],
  inspect({ code, report }) {
    for (const scope of code.functions) {
      const { node } = scope;
      if (node.kind !== 'FunctionDefinition' || !isComponent(code, node, scope)) continue;
      const told = new Set<string>();
      for (const name of namesIn(node.body)) {
        if (told.has(name.id) || isBoundInside(code, scope, name.id) || (name.id !== node.name && !code.scope.bound.has(name.id))) continue;
        const bound = code.scope.bound.get(name.id)?.at(-1);
        if (bound === undefined || bound.kind === 'declaration') continue;
        // Its own types are known to the compiler, and are written into the container's copy.
        if (bound.kind === 'import' && /^(kfp|typing)\b/.test(bound.qualified)) continue;
        told.add(name.id);
        report({
          severity: 'error', confidence: 'certain', at: siteOf(code, name), related: [{ message: `\`${name.id}\` is made here, outside of the component`, at: siteOf(code, bound) }],
          message: `The component is sent to its container as the text of this function alone, and \`${name.id}\` stands outside of it: it fails there with a NameError. ${bound.kind === 'import' ? 'Import it inside the function, and name its package in `packages_to_install`.' : 'Define it inside, or pass it as a parameter.'}`,
          fixes: bound.kind === 'import' ? importFix(code, node, bound) : [],
        });
      }
    }
  },
};

function isComponent(code: ModuleCode, node: FunctionDefinition, scope: Scope): boolean {
  const { place } = scope;
  if (place === null) return false;
  const isMarked = node.decorators.some((one) => marks.test(code.writtenName(one.kind === 'Call' ? one.callee : one, place) ?? ''));
  return isMarked || [...code.callsOf('kfp.components.create_component_from_func'), ...code.callsOf('kfp.components.func_to_container_op')].some(({ node: call }) => call.args[0]?.value.kind === 'Name' && call.args[0].value.id === node.name);
}

/** Bound by the component itself, or by a function, class, lambda or comprehension within it. */
function isBoundInside(code: ModuleCode, scope: Scope, name: string): boolean {
  const { node } = scope;
  const inner = [...code.functions, ...code.classes].filter((one) => one.node.start > node.start && one.node.end <= node.end);
  return [scope, ...inner].some((one) => one.bound.has(name)) || boundInComprehension(code, node, name);
}

function boundInComprehension(code: ModuleCode, { start, end }: { readonly start: number; readonly end: number }, name: string): boolean {
  const nodes = [...code.nodes.Comprehension, ...code.nodes.Lambda].filter(({ node }) => node.start > start && node.end <= end);
  return nodes.some(({ node }) => (node.kind === 'Lambda' ? node.parameters.some((one) => one.name === name) : node.clauses.some(({ target }) => code.document.text.slice(target.start, target.end).split(/\W+/).includes(name))));
}

function importFix(code: ModuleCode, node: FunctionDefinition, { start, end, place }: { readonly start: number; readonly end: number; readonly place: { readonly statement: Statement } }): Fix[] {
  const [first] = node.body;
  const { statement } = place;
  if (first === undefined || (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') || statement.names.length !== 1) return [];
  const { text } = code.document;
  const lineStart = text.lastIndexOf('\n', first.start) + 1;
  const indent = text.slice(lineStart, first.start);
  if (indent.trim() !== '') return [];
  return [{ title: 'Import it inside the component', safe: false, edits: [edit(code, lineStart, lineStart, `${indent}${text.slice(start, end)}\n`)] }];
}
