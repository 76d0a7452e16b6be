import type { TrainingSide } from '../../../project/parity/sides';
import { reachOf } from '../../../project/parity/reach';
import { trainingSides } from '../../../project/parity/training-runs';
import { programSyntax } from '../../../project/program-syntax';
import type { ImageForm } from '../../../project/recipe/images/form';
import { imageForm, valuesDiffer } from '../../../project/recipe/images/form';
import { imageReaders } from '../../../project/recipe/images/readers';
import { otherParameters, stepsIn } from '../../../project/recipe/parameter-sides';
import { recipesOf } from '../../../project/recipe/recipe';
import { readTokenizer } from '../../../project/recipe/text/tokenizers';
import { readAudio } from '../../../project/recipe/audio/read-audio';
import type { Evaluation } from '../../../project/validation/evaluations';
import { evaluationsOf } from '../../../project/validation/evaluations';
import type { PreparationDifference } from '../../../project/validation/preparations';
import { preparationDifference } from '../../../project/validation/preparations';
import { sharedTransforms } from '../../../project/validation/shared-transform';
import { meetings } from '../../../provenance/meetings';
import { makeModuleGraph } from '../../../python/modules';
import type { ProvenanceGraph, Site } from '../../../provenance/graph';
import type { Term } from '../../../project/symbolic/terms';
import { siteKey } from '../../leakage/story';
import { offered } from '../../fixes/offer';
import type { Finding, Rule } from '../../rule';
import { preparedAlike, sameGenerator, sameParameter } from './fix';
import { differingIn, mayDiffer, scaledApart } from './may-differ';

type Found = Omit<Finding, 'rule'>;

/** S22: the rows that a model is judged on are prepared otherwise than those that it learned from. */
export const rule: Rule = {
  meta: {
    id: 'skew/train-validation-mismatch',
    title: 'Validation data is prepared otherwise than training data',
    family: 'skew',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.data-leakage-validation', 'ml.frameworks'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'assisted',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    const tell = (finding: Found): void => {
      if (told.has(siteKey(finding.at))) return;
      told.add(siteKey(finding.at));
      report(finding);
    };
    for (const path of graph.documents.keys()) for (const finding of sharedIn(graph, path)) tell(finding);
    const codes = [...graph.documents].filter(([, document]) => mayDiffer(document, true));
    const apart = codes.length > 0 && scaledApart(graph);
    const reach = apart && graph.modules.size > 1 ? reachOf(graph, makeModuleGraph([...graph.modules.keys()])) : null;
    const isApart = (path: string): boolean => apart && (reach === null || scaledApart(graph, reach(path)));
    const paths = codes.filter(([path, document]) => mayDiffer(document, false) || isApart(path)).map(([path]) => path);
    if (paths.length === 0) return;
    for (const side of trainingSides(programSyntax(graph), paths, () => 0)) {
      const may = differingIn([...side.trace.files].map((path) => graph.documents.get(path)?.code ?? ''), isApart(side.path));
      for (const evaluation of evaluationsOf(side)) {
        const finding =
          (may.images ? imagesDiffer(graph, side, evaluation) : null) ?? (may.rows ? rowsDiffer(graph, side, evaluation) : null) ?? (may.calls ? parametersDiffer(graph, side, evaluation) : null);
        if (finding) tell(finding);
      }
    }
  },
};

function sharedIn(graph: ProvenanceGraph, path: string): Found[] {
  const all = sharedTransforms(graph, path);
  // One finding for the data set: where it is set for the last time.
  const last = all.at(-1);
  if (!last) return [];
  const [other] = last.others;
  // Where nothing was set before, both parts go through the same steps: training has lost its random ones.
  return [{
    severity: other ? 'warning' : 'hint',
    confidence: 'certain',
    message:
      `\`${last.parts.join('` and `')}\` are parts of one data set, so this sets the transform of all of them: ` +
      `${other ? 'what was set for the other part before is gone, and training and validation go through the same random or fixed steps' : 'training rows go through it as well, and lose the transform of their own'}. ` +
      'Make two data sets, each with its transform, and take the parts of them by the same indices (`Subset`).',
    at: last.site,
    related: [{ message: 'the parts share their data set since here', at: last.split }, ...last.others.map((at) => ({ message: 'the transform is set for another part here', at }))],
  }];
}

function formsOf(term: Term, side: TrainingSide): ImageForm[] {
  return recipesOf(term, side.trace.machine, imageReaders).map((recipe) => imageForm(recipe, null));
}

function imagesDiffer(graph: ProvenanceGraph, side: TrainingSide, { learn, input, site }: Evaluation): Found | null {
  const trained = formsOf(learn.features, side).filter((form) => form.isImage);
  const judged = formsOf(input, side).filter((form) => form.isImage);
  const [first] = judged;
  const [train] = trained;
  if (!first || !train || !judged.every((form) => trained.every((other) => valuesDiffer(other, form)))) return null;
  const step = first.numeric.at(-1);
  const done = (form: ImageForm): string => (form.numeric.length > 0 ? form.numeric.map((one) => `\`${one.label}\``).join(', then ') : 'nothing');
  return {
    severity: 'warning',
    confidence: 'certain',
    message:
      `To the images that the model is judged on, ${done(first)} is done; to those that it learns from, ${done(train)}. The network gets numbers of another range here, so the score says nothing about the model, ` +
      'and the checkpoint that it picks is a matter of chance. Do the same fixed steps to both, and only the random ones to the training images alone.',
    at: step && !train.numeric.some((one) => siteKey(one.site) === siteKey(step.site)) ? step.site : site,
    related: [...train.numeric.map((one) => ({ message: `\`${one.label}\` is done to the training images`, at: one.site })), { message: 'the model learns here', at: learn.site }, { message: 'it is judged here', at: site }],
    fixes: offered(() => sameGenerator(graph, learn.features, input)),
  };
}

function rowsDiffer(graph: ProvenanceGraph, side: TrainingSide, evaluation: Evaluation): Found | null {
  const difference = preparationDifference(side, evaluation);
  if (!difference) return null;
  const found = { ...rowsFinding(difference, evaluation), fixes: offered(() => preparedAlike(graph, difference, evaluation.site)) };
  // A refit on the test rows of a split is told by a rule of its own.
  const isTold = difference.what === 'refitted' && meetings(graph).influences.some((meeting) => meeting.how === 'on-test' && overlaps(meeting.cause.site, difference.fit.site));
  return isTold ? null : found;
}

function overlaps(a: Site, b: Site): boolean {
  return a.path === b.path && a.span.start < b.span.end && b.span.start < a.span.end;
}

function rowsFinding(difference: PreparationDifference, { learn, site }: Evaluation): Found {
  const related = [{ message: 'the model learns here', at: learn.site }, { message: 'it is judged here', at: site }];
  const severity = 'warning';
  switch (difference.what) {
    case 'missing':
      return {
        severity, confidence: 'certain', at: site, related: [{ message: `${difference.fitted.name} is fitted here`, at: difference.fitted.fit.site }, related[0] ?? { message: '', at: site }],
        message: `The model learned from what ${difference.fitted.name} gives out, and is judged on rows that did not go through it: the score is that of a model that gets other units. Call \`transform\` on these rows, or put both into one Pipeline and let it do the scoring.`,
      };
    case 'extra':
      return {
        severity, confidence: 'certain', at: site, related: [{ message: `${difference.fitted.name} is fitted here`, at: difference.fitted.fit.site }, related[0] ?? { message: '', at: site }],
        message: `The model is judged on what ${difference.fitted.name} gives out, and learned from rows that did not go through it: the score is that of a model that gets other units. Put both into one Pipeline, and fit and score that.`,
      };
    case 'refitted':
      return {
        severity, confidence: 'likely', at: difference.fit.site, related: [{ message: `the ${difference.fitted.name} of the training rows is fitted here`, at: difference.fitted.fit.site }, ...related],
        message: `${difference.fitted.name} is fitted anew on the rows that the model is judged on, so one value means one thing in training and another here, and differences between the two parts are hidden. Call \`transform\` of the one that was fitted on the training rows.`,
      };
    case 'codes':
      return {
        severity: 'hint', confidence: 'hint', at: difference.validation.site, related: [{ message: 'the categories of the training rows are made here', at: difference.train.site }, ...related],
        message: 'Each part gets categories of its own values, so one code may stand for different values in training and in validation. XGBoost before 3.1 takes the codes as they are (this assumes that such a release is used). Make one `CategoricalDtype` of the training values and cast both parts to it.',
      };
  }
}

/** Texts and sounds: the same call with other parameters. */
function parametersDiffer(graph: ProvenanceGraph, side: TrainingSide, { learn, input, site }: Evaluation): Found | null {
  for (const [reader, key] of [[readTokenizer, 'library'], [readAudio, 'op']] as const) {
    const trained = stepsIn([learn.features], side.trace.machine, reader, ['tokenise', 'vectorise', 'audio']);
    if (trained.length === 0) continue;
    for (const step of stepsIn([input], side.trace.machine, reader, ['tokenise', 'vectorise', 'audio'])) {
      const [first] = otherParameters(step, trained.filter((one) => one.params.get(key) === step.params.get(key))).filter((one) => typeof one.served === typeof one.trained);
      if (!first) continue;
      return {
        severity: 'warning',
        confidence: 'certain',
        message: `\`${first.name}\` is ${String(first.served)} for what the model is judged on and ${String(first.trained)} for what it learns from, so the score is that of a model that gets something else than it learned. Put the call into one function and use it for both.`,
        at: step.site,
        related: [{ message: 'for training', at: first.train.site }, { message: 'the model learns here', at: learn.site }, { message: 'it is judged here', at: site }],
        fixes: offered(() => sameParameter(graph, first)),
      };
    }
  }
  return null;
}
