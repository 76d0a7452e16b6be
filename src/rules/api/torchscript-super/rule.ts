import { classAround, functionAround } from '../../../project/code/places';
import { callSite } from '../../reading';
import type { Rule } from '../../rule';

const marks = new Set(['torch.jit.script_method', 'torch.jit.export', 'torch.jit.script']);

/** `super().method()` within what TorchScript compiles: it knows no inheritance. */
export const rule: Rule = {
  meta: {
    id: 'api/torchscript-super',
    title: 'A scripted method calls its parent\'s method',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'sc.inference-optimisation'],
    references: ['torch-jit'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7695'],
  },
  needs: ['torch'],
  words: ['super'],
  inspect({ code, report }) {
    const scripted = new Set(code.callsOf('torch.jit.script').flatMap(({ node, place }) => {
      const given = node.args[0]?.value;
      const made = given?.kind === 'Call' ? code.definition(given.callee, place) : given === undefined ? null : code.definition(given, place);
      return made?.is === 'class' ? [made.node] : [];
    }));
    for (const { node, place } of code.callsOf('builtins.super')) {
      const method = functionAround(place);
      const owner = classAround(place);
      if (method === null || method.name === '__init__' || owner === null) continue;
      const isMarked = method.decorators.some((one) => marks.has(code.writtenName(one, owner.place ?? place) ?? ''));
      const isWhole = method.name === 'forward' && owner.node.kind === 'ClassDefinition' && scripted.has(owner.node);
      if (!isMarked && !isWhole) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: 'TorchScript compiles this method and knows no `super()`: scripting fails. Give the part that is shared a name of its own, and call that.',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
