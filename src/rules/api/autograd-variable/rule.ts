import type { Call } from '../../../python/nodes';
import type { At } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { callSite, edit, siteOf } from '../../reading';
import type { Edit, Rule } from '../../rule';

/** `Variable(x)` does nothing since PyTorch 0.4. Told once a file, with a repair of all of them. */
export const rule: Rule = {
  meta: {
    id: 'api/autograd-variable',
    title: 'Tensors are wrapped in Variable',
    family: 'api',
    severity: 'info',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'ml.deep-learning'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6979'],
  },
  inspect({ code, report }) {
    if (!code.uses('torch')) return;
    const calls = [...code.callsOf('torch.autograd.Variable'), ...code.callsOf('torch.autograd.variable.Variable')].sort((a, b) => a.node.start - b.node.start);
    const [first, ...others] = calls;
    if (first === undefined) return;
    const isVolatile = calls.some(({ node }) => node.args.some(({ keyword }) => keyword === 'volatile'));
    const edits = editsOf(code, calls);
    report({
      severity: isVolatile ? 'warning' : 'info',
      confidence: 'certain',
      message: `Tensors know their gradients themselves since PyTorch 0.4: \`Variable\` gives back the tensor it is given${others.length > 0 ? ` (${String(calls.length)} times in this file)` : ''}. ` +
        (isVolatile ? '`volatile=True` has no effect any more: memory for gradients is kept. Use `with torch.no_grad():`.' : 'Leave it out.'),
      at: callSite(code, first.node),
      related: others.slice(0, 5).map(({ node }) => ({ message: 'here as well', at: siteOf(code, node.callee) })),
      fixes: edits === null || isVolatile ? [] : [{ title: 'Leave Variable out', safe: true, edits }],
    });
  },
};

/** Every `Variable(x)` as `x`; null where one takes more than the tensor. */
function editsOf(code: ModuleCode, calls: readonly At<Call>[]): Edit[] | null {
  const edits: Edit[] = [];
  for (const { node } of calls) {
    const [only, ...more] = node.args;
    if (only === undefined || more.length > 0 || only.keyword !== null || only.unpack !== '') return null;
    const needsBrackets = !['Name', 'Call', 'Attribute', 'Subscript'].includes(only.value.kind);
    // One within another would be edited twice.
    if (calls.some((other) => other.node !== node && node.start < other.node.start && other.node.end < node.end)) return null;
    edits.push(edit(code, node.start, only.start, needsBrackets ? '(' : ''), edit(code, only.end, node.end, needsBrackets ? ')' : ''));
  }
  return edits;
}
