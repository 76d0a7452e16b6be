import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import { loopsAround } from '../../../project/code/places';
import { siteOf, textWithoutComments } from '../../reading';
import type { Location, Rule } from '../../rule';
import { setsSeed } from '../seeds';

/** A training program without any seed. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/framework-seed-missing',
    title: 'A training program sets no seed for what it draws from',
    family: 'reproducibility',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['se.reproducibility'],
    references: ['torch-repro'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W5508', 'pylint:W5510', 'pylint:W5511'],
  },
  atMost: 'likely',
  needs: ['torch', 'tensorflow', 'keras'],
  inspect({ code, report }) {
    const trained = code.uses('torch') ? torchTraining(code) : code.uses('tensorflow') || code.uses('keras') ? kerasTraining(code) : null;
    if (trained === null) return;
    const framework = code.uses('torch') ? 'torch' : 'tensorflow';
    // A seed that any file of the program sets, or takes from its settings, counts.
    if (code.program.paths.some((path) => {
      const other = code.program.module(path);
      return other !== undefined && (setsSeed(other, framework) || other.imported.has('transformers.Trainer') || mentionsSeed(other));
    })) return;
    report({
      severity: 'hint',
      confidence: 'likely',
      message: `This training starts from random weights and draws its batches at random, and no seed is set for ${framework === 'torch' ? 'PyTorch' : 'TensorFlow'}: two runs of the same code differ. ` +
        `Set it at the start: ${framework === 'torch' ? 'torch.manual_seed(0)' : 'tf.keras.utils.set_random_seed(0)'}. (Taken for granted: nobody sets it from outside.)`,
      at: trained,
      related: [],
    });
  },
};

/** The loop that trains, of a file that is run: at its top, or with what is run under `if __name__`. */
function torchTraining(code: ModuleCode): Location | null {
  for (const { node, place } of code.methodCalls('step')) {
    if (!isType(typeOf(code, node.callee.value, place), 'torch.optim.Optimizer')) continue;
    const loop = loopsAround(place).at(-1);
    if (loop === undefined || (place.scope.kind !== 'module' && !isScript(code))) continue;
    const { statement } = loop;
    return siteOf(code, statement.kind === 'For' || statement.kind === 'While' ? statement.header : statement);
  }
  return null;
}

function kerasTraining(code: ModuleCode): Location | null {
  const compiled = code.methodCalls('compile').length > 0;
  const [fit] = code.methodCalls('fit').filter(({ node }) => node.args.some((one) => one.keyword === 'epochs'));
  return compiled && fit !== undefined && (fit.place.scope.kind === 'module' || isScript(code)) ? siteOf(code, fit.node) : null;
}

function isScript(code: ModuleCode): boolean {
  return code.nodes.If.some(({ node }) => code.document.text.slice(node.test.start, node.test.end).includes('__name__'));
}

function mentionsSeed(code: ModuleCode): boolean {
  return /seed/i.test(textWithoutComments(code));
}
