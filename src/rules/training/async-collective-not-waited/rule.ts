import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Rule } from '../../rule';
import { at } from '../story';

const ALWAYS = ['isend', 'irecv'];
const BY_ARGUMENT = ['all_reduce', 'broadcast', 'reduce', 'all_gather', 'all_gather_into_tensor', 'gather', 'scatter', 'reduce_scatter', 'reduce_scatter_tensor', 'all_to_all', 'all_to_all_single', 'barrier'];

/** A collective that runs on in the background, and nothing waits for it. */
export const rule: Rule = {
  meta: {
    id: 'training/async-collective-not-waited',
    title: 'An asynchronous collective is started and nothing waits for it',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['sc.distributed-training'],
    references: ['torch-distributed'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:waiting-with-pytorch-distributed'],
  },
  needs: ['torch'],
  words: [...ALWAYS, ...BY_ARGUMENT],
  inspect({ code, report }) {
    const names = [...ALWAYS, ...BY_ARGUMENT].map((name) => `torch.distributed.${name}`);
    for (const { node, place } of code.callsOf(...names)) {
      const last = (code.name(node.callee, place) ?? '').replace(/^.*\./, '');
      const isAsync = ALWAYS.includes(last) || node.args.some((one) => one.keyword === 'async_op' && one.value.kind === 'Constant' && one.value.value === true);
      if (!isAsync || isWaited(code, node, place)) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${last} returns at once and works on in the background, and nothing waits for it: what is read or written next may be the old data, or half of the new. Keep what it returns and call wait() on it before the tensor is used.`,
        at: at(code, node),
        related: [],
      });
    }
  },
};

/** Is what the call returns kept and waited for, or handed on? */
function isWaited(code: ModuleCode, call: Expression, place: Place): boolean {
  const { statement } = place;
  if (statement.kind === 'ExpressionStatement') return statement.value !== call;
  if (statement.kind !== 'Assign' || statement.value !== call) return true;
  const [target] = statement.targets;
  if (statement.targets.length !== 1 || target?.kind !== 'Name') return true;
  if (target.id === '_') return false;
  // Any other mention may wait for it.
  const text = code.document.code.slice(place.scope.node.start, place.scope.node.end);
  return (text.match(new RegExp(`\\b${target.id}\\b`, 'g')) ?? []).length > (place.scope.bound.get(target.id) ?? []).length;
}
