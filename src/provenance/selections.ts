import type { FitEvent, JudgeEvent, ProvenanceGraph } from './graph';
import { eventsOf } from './graph';
import type { EventId, Region, RegionId } from './regions';
import { roleOfName } from './roles';
import type { SelectEvent } from './rounds';

/** A choice made by held-out rows. */
export interface Selection {
  readonly how:
    /** settings of the model: a loop, or a search that calls a function */
    | 'settings'
    /** one of several models or features */
    | 'models'
    /** a state of one model that is trained on and on */
    | 'rounds'
    /** seeds of the split or of the model, and nothing else */
    | 'seeds'
    /** a decision threshold, or another step after the model's answer */
    | 'threshold'
    /** how far each of several models is trusted */
    | 'weights'
    /** early stopping, or the best round kept */
    | 'stopping';
  /** Where the choice is made; null: results are compared in a loop, and the choice itself is not in the program. */
  readonly select: SelectEvent | null;
  /** The judging that gave the numbers. */
  readonly judge: JudgeEvent;
  /** The rows that choose. */
  readonly rows: RegionId;
  /** A later look at the same rows: their score is the result. */
  readonly result: JudgeEvent | null;
}

const known = new WeakMap<ProvenanceGraph, readonly Selection[]>();

/** Where do rows that are held out choose something, with no other held-out rows left to judge what was chosen? */
export function selections(graph: ProvenanceGraph): readonly Selection[] {
  let found = known.get(graph);
  if (!found) {
    found = [...byResults(graph), ...byLoops(graph), ...byWatching(graph)];
    known.set(graph, found);
  }
  return found;
}

/** `argmax`, `max`, `if score > best`, a search over a function. */
function byResults(graph: ProvenanceGraph): Selection[] {
  const selects = eventsOf(graph, 'select');
  const found: Selection[] = [];
  for (const select of selects) {
    const judges = judgesOf(graph, select.by);
    // The smallest and the largest of the same numbers: the ends of a plot's axis.
    if (select.form === 'value' && selects.some((other) => other.form === 'value' && other.what !== select.what && other.by.join() === select.by.join())) continue;
    for (const judge of judges) {
      const rows = heldOut(graph, judge) ?? testParameter(graph, judge);
      if (rows === null || judgedElsewhere(graph, rows, judge)) continue;
      const how = howChosen(graph, select, judge, judges);
      if (how === null) continue;
      found.push({ how, select, judge, rows, result: resultOn(graph, rows, judge) });
      break;
    }
  }
  return found;
}

/** A loop over settings whose models are all scored on the test rows, with no choice in sight: it is made by eye. */
function byLoops(graph: ProvenanceGraph): Selection[] {
  const found: Selection[] = [];
  for (const judge of eventsOf(graph, 'judge')) {
    if (judge.form !== 'score' || judge.curve || judge.loops.length === 0) continue;
    const fit = fitOf(graph, judge);
    const settings = (fit?.estimator.varied ?? []).filter((one) => judge.loops.includes(one.loop) && !isSeed(one.parameter));
    const rows = settings.length > 0 ? heldOut(graph, judge) : null;
    if (rows === null || judgedElsewhere(graph, rows, judge) || isValidatedElsewhere(graph, rows, fit)) continue;
    // Parted anew in each round of an inner loop: that is cross-validation by hand.
    if (isDrawnAnew(graph, judge, judge.loops)) continue;
    found.push({ how: 'settings', select: null, judge, rows, result: null });
  }
  return found;
}

/** Early stopping and its like by a set that is scored afterwards. */
function byWatching(graph: ProvenanceGraph): Selection[] {
  const found: Selection[] = [];
  for (const judge of eventsOf(graph, 'judge')) {
    if (judge.form !== 'validation' || judge.selects === null) continue;
    for (const rows of judge.rows) {
      const region = graph.regions.get(rows);
      if (region.role === 'train' || isCalledValidation(graph, rows) || isTraining(graph, judge, rows)) continue;
      const result = resultOn(graph, rows, judge);
      if (result && !judgedElsewhere(graph, rows, judge)) found.push({ how: 'stopping', select: null, judge, rows, result });
    }
  }
  return found;
}

function howChosen(graph: ProvenanceGraph, select: SelectEvent, judge: JudgeEvent, judges: readonly JudgeEvent[]): Selection['how'] | null {
  const fit = fitOf(graph, judge);
  // Kept inside the loop: the rounds of that loop compete. Chosen afterwards: those of any loop it was judged in.
  const loops = judge.loops.filter((id) => (select.form === 'branch' ? select.loops.includes(id) : true) && !goesThroughFolds(graph, id));
  if (loops.length === 0) {
    const models = new Set(judges.map((one) => one.model?.event));
    if (models.size > 1) return select.form === 'value' ? null : 'models';
    return judge.curve && select.form === 'place' ? 'threshold' : null;
  }
  const varied = (fit?.estimator.varied ?? []).filter((one) => loops.includes(one.loop));
  if (varied.some((one) => !isSeed(one.parameter))) return 'settings';
  const fitted = fit?.loops.some((id) => loops.includes(id)) === true;
  if (fitted) {
    if (varied.length > 0 || isDrawnAnew(graph, judge, loops)) return 'seeds';
    const madeBefore = fit.estimator.madeIn !== undefined && !fit.estimator.madeIn.some((id) => loops.includes(id));
    if (madeBefore && fit.continues) return 'rounds';
    return new Set(judges.map((one) => one.model?.event)).size > 1 || !madeBefore ? 'models' : 'rounds';
  }
  if (fit === null) return null;
  const members = new Set(judge.predictions.filter((id) => isPredictor(graph, id)));
  if (members.size > 1) return 'weights';
  // Fitted in a loop of their own, as `for model in models.values(): model.fit(…)`, they are several: a loop that asks them afterwards goes from one to the next.
  return fit.loops.some((id) => !judge.loops.includes(id) && !goesThroughFolds(graph, id)) ? 'models' : 'threshold';
}

function isPredictor(graph: ProvenanceGraph, id: EventId): boolean {
  const event = graph.events[id];
  return event?.kind === 'fit' && event.estimator.role === 'predictor';
}

/** Are the rows parted anew in each round, by another seed or none? */
function isDrawnAnew(graph: ProvenanceGraph, judge: JudgeEvent, loops: readonly EventId[]): boolean {
  return judge.rows.some((id) => {
    const region = graph.regions.get(id);
    const split = graph.events[region.event];
    return split?.kind === 'split' && /^random:[^:]*:\d+$/.test(region.key) && split.loops.some((loop) => loops.includes(loop));
  });
}

export function isSeed(parameter: string): boolean {
  return /^(random_state|seed|random_seed|state)$/.test(parameter);
}

function goesThroughFolds(graph: ProvenanceGraph, loop: EventId): boolean {
  const event = graph.events[loop];
  return event?.kind === 'loop' && event.folds.length > 0;
}

function judgesOf(graph: ProvenanceGraph, ids: readonly EventId[]): JudgeEvent[] {
  return ids.map((id) => graph.events[id]).filter((event): event is JudgeEvent => event?.kind === 'judge' && event.form === 'score');
}

function fitOf(graph: ProvenanceGraph, judge: JudgeEvent): FitEvent | null {
  const fit = judge.model ? graph.events[judge.model.event] : undefined;
  return fit?.kind === 'fit' ? fit : null;
}

/** The held-out rows that were judged, if they are a test set: no fold, no validation set by name, not the rows trained on. */
export function heldOut(graph: ProvenanceGraph, judge: JudgeEvent): RegionId | null {
  return judge.rows.find((id) => isTestSet(graph, id) && !isTraining(graph, judge, id)) ?? null;
}

/** The rows of a parameter that is called after a test set, where the function also tells the score of what it chose on them: else they may choose on purpose. */
function testParameter(graph: ProvenanceGraph, judge: JudgeEvent): RegionId | null {
  return judge.rows.find((id) => {
    const load = graph.events[graph.regions.get(id).event];
    return load?.kind === 'load' && load.how === 'parameter' && roleOfName(load.what ?? '') === 'test' && !isTraining(graph, judge, id)
      && eventsOf(graph, 'judge').some((later) => later.form === 'score' && later.rows.includes(id) && later.id > judge.id && !later.loops.some((loop) => judge.loops.includes(loop)));
  }) ?? null;
}

/** Are these rows held out as a test set, by the split or by the names they bear? */
export function isTestSet(graph: ProvenanceGraph, id: RegionId): boolean {
  const chain = chainOf(graph, id);
  const role = chain.find((region) => region.role !== null)?.role ?? null;
  // A source that bore another name first was not made as a test set.
  const first = chain.find((region) => region.role !== null);
  if (first?.kind === 'source' && first.names[0] !== undefined && roleOfName(first.names[0]) !== 'test') return false;
  return role === 'test' && !chain.some((region) => region.fold) && !isCalledValidation(graph, id);
}

/** Does the program itself call the rows its validation set? */
function isCalledValidation(graph: ProvenanceGraph, id: RegionId): boolean {
  return chainOf(graph, id).some((region) => {
    const load = graph.events[region.event];
    const parameter = region.kind === 'source' && load?.kind === 'load' && load.how === 'parameter' ? [load.what ?? ''] : [];
    return region.role === 'validation' || [...region.names, ...parameter].some((name) => roleOfName(name) === 'validation');
  });
}

/** The region and those above it, nearest first. */
function chainOf(graph: ProvenanceGraph, id: RegionId): Region[] {
  return [...graph.regions.chain(id)].reverse().map((one) => graph.regions.get(one));
}

function isTraining(graph: ProvenanceGraph, judge: JudgeEvent, id: RegionId): boolean {
  return (judge.model?.rows ?? []).some((train) => ['same', 'around', 'inside'].includes(graph.regions.relate(train, id)));
}

/** Are these the only held-out rows that any model is judged or asked on? */
export function isLastHeldOut(graph: ProvenanceGraph, rows: RegionId, by: JudgeEvent): boolean {
  return !judgedElsewhere(graph, rows, by) && !isValidatedElsewhere(graph, rows, fitOf(graph, by));
}

/** Is any model judged, or asked, on held-out rows other than these? Then these are its validation set, whatever their name. */
function judgedElsewhere(graph: ProvenanceGraph, rows: RegionId, by: JudgeEvent): boolean {
  return eventsOf(graph, 'judge').some((judge) => {
    if (judge.form !== 'score' && judge.form !== 'predict') return false;
    return judge.rows.some((other) => {
      if (isTraining(graph, judge, other) || isTraining(graph, by, other)) return false;
      const region = graph.regions.get(other);
      if (region.role === 'train' || region.fold) return false;
      const relation = graph.regions.relate(rows, other);
      return relation === 'disjoint' || (relation === 'unknown' && region.role === 'test');
    });
  });
}

/** Has the model a validation set besides? Then that is what chooses, and the test scores are a report. */
function isValidatedElsewhere(graph: ProvenanceGraph, rows: RegionId, fit: FitEvent | null): boolean {
  return eventsOf(graph, 'judge').some((judge) => judge.form === 'validation' && fitOf(graph, judge)?.estimator.name === fit?.estimator.name && judge.rows.some((other) => graph.regions.relate(other, rows) === 'disjoint' && !isTraining(graph, judge, other)));
}

/** A score of the chosen model on the very rows that chose. */
function resultOn(graph: ProvenanceGraph, rows: RegionId, by: JudgeEvent): JudgeEvent | null {
  const fit = fitOf(graph, by);
  const later = eventsOf(graph, 'judge').filter((judge) => judge !== by && judge.form === 'score' && judge.rows.some((other) => graph.regions.relate(other, rows) === 'same'));
  return later.find((judge) => judge.model?.event === fit?.id || fitOf(graph, judge)?.estimator.object === fit?.estimator.object) ?? null;
}
