import type { ModuleCode, OwnClass } from '../../../project/code/code';
import { derivesFrom, typeOf } from '../../../project/code/types';
import type { Expression } from '../../../python/nodes';
import { argumentOf, constantOf, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** A list of Python objects in a Dataset that workers share: counting references copies its memory into each of them. */
export const rule: Rule = {
  meta: {
    id: 'performance/list-in-dataset',
    title: 'A long list of Python objects is copied into every worker',
    family: 'performance',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['sc.performance-tuning'],
    references: ['torch-dataloader'],
    since: '0.2.0',
    fix: 'none',
  },
  atMost: 'likely',
  needs: ['torch'],
  words: ['DataLoader'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('torch.utils.data.DataLoader')) {
      const workers = argumentOf(node, 'num_workers', 5);
      const count = workers === null ? 0 : constantOf(code, workers.value, place)?.value;
      const data = argumentOf(node, 'dataset', 0);
      if (typeof count !== 'number' || count < 2 || data === null) continue;
      const { own } = typeOf(code, data.value, place);
      const list = own === null || !derivesFrom(own, 'torch.utils.data.Dataset') ? null : longList(own);
      if (own === null || list === null) continue;
      report({
        severity: 'hint',
        confidence: 'likely',
        message:
          `This list holds one Python object a sample. Reading an object counts its references, which writes to its memory: page by page the list is copied into each of the ${String(count)} workers. ` +
          'Keep it as one array (np.array of texts or numbers), which is shared. (Taken for granted: it is long.)',
        at: siteOf(own.code, list),
        related: [{ message: 'the workers are started here', at: siteOf(code, node.callee) }],
      });
    }
  },
};

/** A list that `__init__` reads from files, line by line or object by object, and keeps. */
function longList(own: OwnClass): Expression | null {
  for (const [, assignments] of own.code.assigned) {
    for (const { target, value, place } of assignments) {
      const isOwn = target.value.kind === 'Name' && target.value.id === 'self' && place.scope.parent?.node === own.node;
      if (isOwn && isReadList(own.code, value, place)) return value;
    }
  }
  return null;
}

function isReadList(code: ModuleCode, value: Expression, place: Parameters<ModuleCode['name']>[1]): boolean {
  if (value.kind === 'Call') {
    const name = code.name(value.callee, place);
    if (name === 'json.load' || name === 'json.loads') return true;
    return value.callee.kind === 'Attribute' && (value.callee.attribute === 'readlines' || value.callee.attribute === 'splitlines');
  }
  if (value.kind !== 'Comprehension' || value.of !== 'list') return false;
  const [clause] = value.clauses;
  return clause?.iterable.kind === 'Call' && (code.name(clause.iterable.callee, place) === 'builtins.open' || (clause.iterable.callee.kind === 'Attribute' && clause.iterable.callee.attribute === 'splitlines'));
}
