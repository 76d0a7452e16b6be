import type { ModuleCode } from '../../../project/code/code';
import { typeOf } from '../../../project/code/types';
import { argumentOf, callSite, siteOf, textOf, textWithoutComments } from '../../reading';
import type { Rule } from '../../rule';

/** value_counts of the target, and a training that goes on as if it were even. */
export const rule: Rule = {
  meta: {
    id: 'responsible/imbalance-ignored',
    title: 'Classes are rare, and nothing in the training takes care of it',
    family: 'responsible',
    severity: 'hint',
    confidence: 'likely',
    preset: 'off',
    competencies: ['ml.evaluation', 'ml.algorithms'],
    references: ['saito2015'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['sklearn'],
  words: ['value_counts'],
  inspect({ code, report }) {
    const counted = code.methodCalls('value_counts').map(({ node, place }) => ({ node, column: textOf(code, node.callee.value), place }));
    if (counted.length === 0 || takesCare(code)) return;
    for (const { node, place } of code.methodCalls('fit')) {
      if (!/^sklearn\..*(Classifier|LogisticRegression|SVC)$/.test(typeOf(code, node.callee.value, place).name)) continue;
      const target = argumentOf(node, 'y', 1);
      const first = counted.find(({ column }) => target !== null && isTarget(code, column));
      if (first === undefined) return;
      report({
        severity: 'hint',
        confidence: 'likely',
        message: 'The classes were counted, and nothing takes care of a rare one: no stratified split, no weights, no resampling, no metric that sees it. Stratify, and show recall or average precision. (Taken for granted: the counts show a rare class.)',
        at: callSite(code, node),
        related: [{ message: 'counted here', at: siteOf(code, first.node) }],
      });
      return;
    }
  },
};

const CARE = /stratify|class_weight|scale_pos_weight|sample_weight|imblearn|SMOTE|average_precision|precision_recall|recall_score|f1_score|classification_report|confusion_matrix|balanced_accuracy|roc_auc|StratifiedKFold|StratifiedShuffleSplit/;

function takesCare(code: ModuleCode): boolean {
  return CARE.test(textWithoutComments(code));
}

/** Is the counted column what is taken as the target further down? */
function isTarget(code: ModuleCode, column: string): boolean {
  return code.statements.some(({ statement }) => statement.kind === 'Assign' && textOf(code, statement.value).includes(column) && /\by\b|target|label/i.test(statement.targets.map((one) => textOf(code, one)).join(' ')));
}
