import type { Rule } from '../../rule';
import { judgeRemoval, removedUses } from '../../removals';

const distributions = new Set(['scikit-learn', 'keras', 'xgboost', 'lightgbm', 'catboost', 'pytorch-lightning', 'optuna', 'mlflow', 'albumentations', 'timm']);

/** What scikit-learn, Keras, the boosting libraries, Lightning and others have removed, judged by the release that the project installs. */
export const rule: Rule = {
  meta: {
    id: 'api/removed-sklearn-keras-api',
    title: 'A name or argument that the installed release does not have any more',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks', 'se.reproducibility'],
    references: ['sklearn-whatsnew', 'keras-migration'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['dslinter:removed-api'],
  },
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
  },
};
