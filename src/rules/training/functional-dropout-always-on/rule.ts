import { classAround, functionAround, placesAround } from '../../../project/code/places';
import { networkClasses } from '../../../project/training/networks';
import type { Expression } from '../../../python/nodes';
import { offered } from '../../fixes/offer';
import { lastParts } from '../../needs';
import { partsOf } from '../../reading';
import type { Rule } from '../../rule';
import { at, rewrite, textIn } from '../story';

const FUNCTIONS = ['dropout', 'dropout1d', 'dropout2d', 'dropout3d'].map((name) => `torch.nn.functional.${name}`);

/** `F.dropout(x)` drops values whatever the mode: its `training` is True by default. */
export const rule: Rule = {
  meta: {
    id: 'training/functional-dropout-always-on',
    title: 'F.dropout is not told the mode and drops values in evaluation too',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.frameworks'],
    references: ['torch-functional'],
    since: '0.2.0',
    fix: 'safe',
  },
  words: lastParts(FUNCTIONS),
  inspect({ code, report }) {
    const calls = code.callsOf(...FUNCTIONS);
    if (calls.length === 0) return;
    const networks = new Set(networkClasses(code).map((own) => own.scope));
    for (const { node, place } of calls) {
      const last = node.args.at(-1);
      const owner = classAround(place);
      const [self] = functionAround(place)?.parameters ?? [];
      if (!last || !owner || !networks.has(owner) || self === undefined || node.args.some((one) => one.keyword === 'training' || one.unpack !== '')) continue;
      // `if self.training:` is the mode as well, and so is a flag that the caller hands in: `if use_dropout and self.rate > 0:`.
      const flags = functionAround(place)?.parameters.map(({ name }) => name).filter((name) => /dropout|train/.test(name)) ?? [];
      const tells = (test: Expression): boolean => /\btraining\b/.test(textIn(code, test)) || partsOf(test).some((part) => part.kind === 'Name' && flags.includes(part.id));
      if ([...placesAround(place)].some(({ statement }) => statement.kind === 'If' && tells(statement.test))) continue;
      if (node.args.filter((one) => one.keyword === null).length > 2) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: 'This dropout is not told the mode: its training argument is True by default, so that values are dropped after eval() as well, and predictions are random. Pass training=self.training.',
        at: at(code, node),
        related: [],
        fixes: offered(() => rewrite(code, `Pass training=${self.name}.training`, true, { start: last.end, end: last.end, text: `, training=${self.name}.training` })),
      });
    }
  },
};
