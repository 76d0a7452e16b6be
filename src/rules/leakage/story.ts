import type { FitEvent, JudgeEvent, ProvenanceGraph, SplitEvent, StatisticEvent } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import type { InfluenceMeeting, RowMeeting } from '../../provenance/meetings';
import type { RegionId, Rows } from '../../provenance/regions';
import type { Learns } from '../../library/vocabulary';
import type { Finding } from '../rule';

export type Step = Finding['related'][number];

/** Where rows come from: the loads at the roots of their regions, once each. */
export function loadSteps(graph: ProvenanceGraph, rows: Rows): Step[] {
  const steps = new Map<number, Step>();
  for (const region of rows) {
    for (const id of [region, ...graph.regions.ancestors(region)]) {
      const event = graph.events[graph.regions.get(id).event];
      if (event?.kind !== 'load') continue;
      const what = event.what === null ? `the rows of \`${graph.nodes[event.node]?.label ?? 'this call'}\`` : event.how === 'parameter' ? `the rows of the parameter \`${event.what}\`` : `the rows of ${event.what}`;
      steps.set(event.id, { message: `${what} come from here`, at: event.site });
    }
  }
  // A call of which nothing is known is named only where nothing better is.
  const known = [...steps].filter(([id]) => {
    const event = graph.events[id];
    return event?.kind === 'load' && event.how !== 'call';
  });
  const told = (known.length > 0 ? known : [...steps]).map(([, step]) => step);
  return told.filter((step, i) => told.findIndex((other) => other.message === step.message) === i).slice(0, 3);
}

/** Where the rows were parted. */
export function splitStep(split: SplitEvent | JudgeEvent | null, message: string): Step[] {
  return split ? [{ message, at: split.site }] : [];
}

/** Where the model learned and where it was judged. */
export function judgeSteps(graph: ProvenanceGraph, judge: JudgeEvent | null): Step[] {
  if (!judge) return [];
  const fit = judge.model ? graph.events[judge.model.event] : undefined;
  const steps: Step[] = [];
  const learner = fit?.kind === 'fit' ? (pipelineOf(fit) === null ? fit.estimator.name : 'the pipeline') : '';
  if (fit?.kind === 'fit' && siteKey(fit.site) === siteKey(judge.site)) {
    const beside = judge.form === 'validation' ? ', with these rows as its validation set' : `; ${judgeText(judge)}`;
    return [{ message: `${learner} learns here${beside}`, at: fit.site }];
  }
  if (fit?.kind === 'fit') steps.push({ message: `${learner} learns from the training rows here`, at: fit.site });
  steps.push({ message: judgeText(judge), at: judge.site });
  return steps;
}

export function judgeText(judge: JudgeEvent): string {
  switch (judge.form) {
    case 'folds':
      return `${judge.what} judges on folds of these rows`;
    case 'search':
      return `${judge.what} compares candidates on folds of these rows`;
    case 'validation':
      return 'these rows are given to training as its validation set';
    case 'predict':
      return `the held-out rows are predicted here (${judge.what})`;
    case 'score':
      return `the model is judged here (${judge.what})`;
  }
}

/** The pipeline or the like whose fit taught this, as the program names its class; null for an estimator of its own. */
export function pipelineOf(cause: FitEvent | StatisticEvent): string | null {
  if (cause.kind !== 'fit') return null;
  const { name, composite, within } = cause.estimator;
  const isPipeline = (form: string | undefined): boolean => form !== undefined && /^(make-)?(pipeline|columns|union)$/.test(form);
  return isPipeline(within?.form) ? (within?.name ?? null) : isPipeline(composite) ? name : null;
}

/** Do the two parts come from two split calls? */
export function partOfAnotherSplit(graph: ProvenanceGraph, { train, test }: RowMeeting): boolean {
  const [a, b] = [graph.events[graph.regions.get(train).event], graph.events[graph.regions.get(test).event]];
  return a?.kind === 'split' && b?.kind === 'split' && a.id !== b.id && a.form === 'call' && b.form === 'call';
}

/** What an event is called in a sentence. */
export function causeName(cause: FitEvent | StatisticEvent): string {
  return cause.kind === 'fit' ? cause.estimator.name : `\`${cause.what}\``;
}

export function learnsOf(cause: FitEvent | StatisticEvent): Learns {
  return cause.kind === 'fit' ? cause.estimator.learns : cause.learns;
}

/** What was taken from the rows, in words. */
export function knowledge(learns: Learns, name = ''): string {
  switch (learns) {
    case 'scale':
      if (/MinMax|minmax/.test(name)) return 'its minimum and maximum';
      if (/MaxAbs|maxabs/.test(name)) return 'its largest value';
      if (/Robust|robust|Quantile|quantile/.test(name)) return 'its quantiles';
      return /Power|power|boxcox/.test(name) ? 'its exponent' : 'its mean and spread';
    case 'impute':
      return 'the values it fills gaps with';
    case 'bins':
      return 'its bin edges';
    case 'projection':
      return 'its projection';
    case 'selection':
      return 'its choice of features';
    case 'text-vocabulary':
      return 'its vocabulary and word frequencies';
    case 'category-vocabulary':
      return 'its categories';
    case 'target-statistics':
      return 'its statistics of the target';
    case 'clusters':
      return 'its clusters';
    case 'outliers':
      return 'what it takes for unusual';
    default:
      return 'its numbers';
  }
}

/** How much such knowledge of the test rows moves a score: measured where it is known (arXiv 2604.04199 for scaling and imputation). */
export function effect(learns: Learns): string {
  switch (learns) {
    case 'scale':
    case 'impute':
    case 'bins':
    case 'statistic':
      return 'The effect on the score is small unless rows are few.';
    case 'selection':
    case 'target-statistics':
      return 'The target has a say in it, so the score can rise a lot, most of all with many features and few rows.';
    case 'text-vocabulary':
      return 'The effect is small unless the vocabulary is cut by frequency or rows are few.';
    default:
      return 'The score comes out too good, the more so the fewer rows there are.';
  }
}

/** The name of the rows judged on, as the program calls them. */
export function regionName(graph: ProvenanceGraph, id: RegionId, fallback: string): string {
  const name = graph.regions.get(id).names[0];
  return name === undefined ? fallback : `\`${name}\``;
}

/** Is there a score on rows that this step has not seen? Then what it met lies within a training part, and the final number is honest. */
export function hasCleanHoldOut(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent): boolean {
  return eventsOf(graph, 'judge').some((judge) => judge.form === 'score' && judge.rows.some((row) => graph.regions.covers(cause.rows, row) === 'none' && sharesRoot(graph, cause.rows, row)));
}

function sharesRoot(graph: ProvenanceGraph, rows: Rows, row: RegionId): boolean {
  const root = graph.regions.chain(row)[0];
  return rows.some((id) => graph.regions.chain(id)[0] === root);
}

/** What parts the rows into folds, in words: the splitter of a loop, a cross-validation call, Keras' own validation part. */
export function foldsOf(split: SplitEvent | JudgeEvent | null, judge: JudgeEvent | null): string {
  if (split?.kind === 'split') return `\`${split.what}\` makes the folds`;
  if (judge?.form === 'validation') return 'training sets its validation part aside';
  return `\`${judge?.what ?? 'cross-validation'}\` makes the folds`;
}

/** One finding a cause, from its best evidence: a score before a prediction, a prediction before a split whose parts are never judged. */
export function strongest<T extends InfluenceMeeting | RowMeeting>(meetings: readonly T[], key: (meeting: T) => string): T[] {
  const rank = (meeting: T): number => (meeting.judge === null ? 2 : meeting.judge.form === 'predict' ? 1 : 0);
  const best = new Map<string, T>();
  for (const meeting of meetings) {
    const id = key(meeting);
    const known = best.get(id);
    if (!known || rank(meeting) < rank(known)) best.set(id, meeting);
  }
  return [...best.values()];
}

export function siteKey(site: { readonly path: string; readonly span: { readonly start: number } }): string {
  return `${site.path}:${site.span.start}`;
}

/** Certain unless the data came through a guess or the judging was never seen. */
export function confidenceOf(cause: { readonly guessed: boolean }, judge: JudgeEvent | null): Finding['confidence'] {
  return cause.guessed || judge === null || judge.guessed ? 'likely' : 'certain';
}

/** The sentence that names the assumption of a finding whose data is a guess. */
export function takenForGranted(guessed: boolean): string {
  return guessed ? ' (Taken for granted: the data that reaches this line holds rows as its name says.)' : '';
}

/** The sentence that names the assumption of a finding that is only likely. */
export function assumption(cause: { readonly guessed: boolean }, judge: JudgeEvent | null): string {
  if (cause.guessed || judge?.guessed === true) return ' (Taken for granted: the data that reaches this line holds the rows that are judged later.)';
  return judge === null ? ' (Taken for granted: the parts of the split are used to train and to judge a model.)' : '';
}
