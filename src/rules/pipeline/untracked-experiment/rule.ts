import type { ModuleCode } from '../../../project/code/code';
import { callSite, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** A script that trains, saves the model, and lets its scores and settings go by on the screen. Told once a script. */
export const rule: Rule = {
  meta: {
    id: 'pipeline/untracked-experiment',
    title: 'A training keeps the model and no record of its scores and settings',
    family: 'pipeline',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ops.experiment-tracking', 'se.reproducibility'],
    references: ['mlflow-tracking', 'sculley2015'],
    since: '0.2.0',
    fix: 'none',
    peers: ['mlscent:untracked-experiment'],
  },
  inspect({ code, report }) {
    // The saved outputs of a notebook are a record, if a poor one.
    if (code.document.kind === 'notebook' || /(^|\/)(tests?|conftest)(\/|\.py$)|(^|\/)test_/.test(code.path)) return;
    const [save] = [...code.callsOf('joblib.dump', 'pickle.dump', 'torch.save'), ...code.methodCalls('save_model', 'save_weights', 'save_pretrained')].sort((a, b) => a.node.start - b.node.start);
    if (save === undefined) return;
    const [training] = [...code.methodCalls('fit', 'backward')].filter(({ node }) => !/scaler|encoder|vector|imput|pca|tokeniz|transform|selec|threshold|preproc|binari/i.test(textOf(code, node.callee.value))).sort((a, b) => a.node.start - b.node.start);
    if (training === undefined || !measures(code)) return;
    if (code.program.paths.some((path) => keepsRecord(code.program.module(path)))) return;
    report({
      severity: 'hint',
      confidence: 'hint',
      message:
        'This script saves the model it trains, and only prints how good it is: tomorrow nobody can tell which settings and which score belong to the file. ' +
        'Write settings and scores beside the model, or log them to a tracker such as MLflow. (Taken for granted: nothing around the script keeps what it prints.)',
      at: callSite(code, training.node),
      related: [{ message: 'the model is saved here', at: callSite(code, save.node) }],
    });
  },
};

const measure = /^sklearn\.metrics\.|^torchmetrics\.|^sklearn\.model_selection\.cross_val_score$/;

/** Does the script come to a score or a loss that it prints? */
function measures(code: ModuleCode): boolean {
  const isMeasured = code.methodCalls('score', 'evaluate').length > 0 || [...code.calls.values()].some((list) => list.some(({ node, place }) => measure.test(code.name(node.callee, place) ?? '')));
  return isMeasured || (code.methodCalls('backward').length > 0 && /print\(.*loss/i.test(code.document.text));
}

const tracker = /^(mlflow|wandb|neptune|comet_ml|clearml|trains|aim|sacred|dvclive|tensorboard\w*|guild|polyaxon|swanlab|trackio|azureml|sagemaker|ray|kfp|zenml|metaflow|lightning|pytorch_lightning|transformers|trl|logging|loguru|structlog|absl|visdom|optuna|hydra|ignite|catalyst|fastai|mmengine|accelerate|ultralytics|kedro|prefect|dagster)(\.|$)/;
const record = /SummaryWriter|TensorBoard|CSVLogger|json\.dump\w*\(|yaml\.(safe_)?dump|\.to_(csv|json|parquet|excel|pickle|sql)\(|csv\.(writer|DictWriter)|savetxt|np\.savez?|\.write\(|\.write_text\(|savefig|\.log_\w+\(|add_scalar|writerow|\blogger\b|file=|tee\b|(?:torch\.save|dump)\(\s*\{[^}]*['"][^'"]*(?:loss|acc|score|metric|auc|f1|history|result|rmse|mae)/i;

/** Does a file write scores or settings down anywhere? */
function keepsRecord(code: ModuleCode | undefined): boolean {
  if (code === undefined) return false;
  return [...code.imported].some((name) => tracker.test(name)) || record.test(code.document.text) || (code.methodCalls('dump').length + code.callsOf('pickle.dump', 'joblib.dump').length > 0 && /(?:history|metrics|results|scores)\s*,\s*(?:open\(|f\b|['"])/i.test(code.document.text));
}
