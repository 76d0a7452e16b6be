import { argumentOf, callSite, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** A dict with the model and the epoch, and without the optimiser: it is meant for going on, and can't. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/checkpoint-incomplete',
    title: 'A checkpoint lacks what training needs to go on',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.training-debugging', 'ops.model-lifecycle'],
    references: ['torch-serialization'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7706'],
  },
  atMost: 'likely',
  needs: ['torch'],
  words: ['save'],
  inspect({ code, report }) {
    if (!/optim/i.test(code.document.text)) return;
    for (const { node, place } of code.callsOf('torch.save')) {
      const given = argumentOf(node, 'obj', 0);
      const value = given === null ? null : valueOf(code, given.value, place).value;
      if (value?.kind !== 'Dict' || value.entries.some(({ key }) => key?.kind !== 'Constant')) continue;
      const keys = value.entries.map(({ key }) => (key?.kind === 'Constant' ? String(key.value).toLowerCase() : ''));
      if (!keys.some((key) => /epoch|^step$|iteration/.test(key)) || !keys.some((key) => /model|state|net|weights/.test(key)) || keys.some((key) => /optim|opt\b/.test(key))) continue;
      report({ severity: 'hint', confidence: 'likely', at: callSite(code, node), related: [], message: 'The checkpoint knows its epoch and not its optimiser: going on from it begins with empty moments and another learning rate. Keep the state of optimiser and scheduler too. (Taken for granted: training is to go on from it.)' });
    }
  },
};
