import type { Attribute } from '../../../python/nodes';
import { edit, siteOf } from '../../reading';
import type { Rule } from '../../rule';
import type { AttributeAssignment } from '../../../project/code/collected';
import type { ModuleCode } from '../../../project/code/code';

/** cudnn.deterministic = True beside cudnn.benchmark = True. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/determinism-contradiction',
    title: 'Determinism is asked for, and cuDNN is told to try algorithms out',
    family: 'reproducibility',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility', 'cloud.gpu'],
    references: ['torch-repro'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['torch'],
  words: ['benchmark'],
  inspect({ code, report }) {
    const asked = [...set(code, 'deterministic'), ...code.callsOf('torch.use_deterministic_algorithms').filter(({ node }) => node.args[0]?.value.kind === 'Constant' && node.args[0].value.value === true).map(({ node, place }) => ({ at: node, place }))];
    for (const { at, value, place } of set(code, 'benchmark')) {
      const other = asked.find((one) => one.place.block === place.block);
      if (other === undefined) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: 'cuDNN times several algorithms and takes the fastest, which may be another one in each run: that takes back the determinism that is asked for. Set benchmark to False where runs must be equal.',
        at: siteOf(code, at),
        related: [{ message: 'determinism is asked for here', at: siteOf(code, other.at) }],
        fixes: [{ title: 'Switch the benchmark off', safe: true, edits: [edit(code, value.start, value.end, 'False')] }],
      });
    }
  },
};

interface Switched {
  readonly at: Attribute;
  readonly value: AttributeAssignment['value'];
  readonly place: AttributeAssignment['place'];
}

/** Where a switch of cuDNN is set to True. */
function set(code: ModuleCode, name: string): Switched[] {
  return (code.assigned.get(name) ?? []).flatMap(({ target, value, place }) =>
    (/^torch\.backends\.cudnn$/.test(code.writtenName(target.value, place) ?? '') && value.kind === 'Constant' && value.value === true ? [{ at: target, value, place }] : []));
}
