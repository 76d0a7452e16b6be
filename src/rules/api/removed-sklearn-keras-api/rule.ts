import type { Rule } from '../../rule';
import { siteOf } from '../../reading';
import { judgeRemoval, removedUses } from '../../removals';
import type { RemovedUse } from '../../removals';

const distributions = new Set(['scikit-learn', 'keras', 'xgboost', 'lightgbm', 'catboost', 'pytorch-lightning', 'optuna', 'mlflow', 'albumentations', 'timm', 'tensorflow']);

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
    peers: ['dslinter:removed-api', 'migrations:tf_upgrade_v2'],
  },
  inspect({ code, releases, report }) {
    const graphs = new Map<string, RemovedUse[]>();
    for (const use of removedUses(code, distributions)) {
      if (use.removal.distribution === 'tensorflow') {
        const before = graphs.get(use.removal.name);
        if (before === undefined) graphs.set(use.removal.name, [use]);
        else before.push(use);
        continue;
      }
      const finding = judgeRemoval(code, releases, use);
      if (finding !== null) report(finding);
    }
    // A program of the first TensorFlow uses nothing else: each name is told once.
    for (const [use, ...others] of graphs.values()) {
      const finding = use === undefined ? null : judgeRemoval(code, releases, use);
      if (finding !== null) report({ ...finding, related: [...finding.related, ...others.slice(0, 8).map(({ at }) => ({ message: 'it is used here too', at: siteOf(code, at) }))] });
    }
  },
};
