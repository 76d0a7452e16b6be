import type { Call } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import { callSite, edit } from '../../reading';
import type { Edit, Rule } from '../../rule';

/** `Variable(x)` does nothing since PyTorch 0.4. */
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
  needs: ['torch'],
  words: ['Variable'],
  inspect({ code, report }) {
    for (const { node } of [...code.callsOf('torch.autograd.Variable'), ...code.callsOf('torch.autograd.variable.Variable')]) {
      const isVolatile = node.args.some(({ keyword }) => keyword === 'volatile');
      const edits = editsOf(code, node);
      report({
        severity: isVolatile ? 'warning' : 'info',
        confidence: 'certain',
        message:
          'Tensors know their gradients themselves since PyTorch 0.4: `Variable` gives back the tensor it is given. ' +
          (isVolatile ? '`volatile=True` has no effect any more: memory for gradients is kept. Use `with torch.no_grad():`.' : 'Leave it out.'),
        at: callSite(code, node),
        related: [],
        fixes: edits === null ? [] : [{ title: 'Leave Variable out', safe: true, edits }],
      });
    }
  },
};

/** `Variable(x)` as `x`; null where it takes more than the tensor. */
function editsOf(code: ModuleCode, node: Call): Edit[] | null {
  const [only, ...more] = node.args;
  if (only === undefined || more.length > 0 || only.keyword !== null || only.unpack !== '') return null;
  const needsBrackets = !['Name', 'Call', 'Attribute', 'Subscript'].includes(only.value.kind);
  return [edit(code, node.start, only.start, needsBrackets ? '(' : ''), edit(code, only.end, node.end, needsBrackets ? ')' : '')];
}
