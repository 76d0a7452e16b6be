import type { FitEvent, JudgeEvent, NodeId, ProvenanceGraph, ResampleEvent, Site, SplitEvent, StatisticEvent } from './graph';
import { holdsColumn, sourceColumns } from './columns';
import { eventsOf } from './graph';
import type { EventId, Region, RegionId } from './regions';

/** Something learned from rows on which the model is judged, other than by training the model on them. */
export interface InfluenceMeeting {
  readonly cause: FitEvent | StatisticEvent;
  readonly how:
    /** learned from all rows, before a split parted them */
    | 'before-split'
    /** learned from all rows, before cross-validation parted them into folds */
    | 'outside-folds'
    /** learned from the very rows judged on, beside what was learned from the training rows */
    | 'on-test'
    /** learned from training and test rows put together on purpose */
    | 'train-and-test';
  /**
   * What the target had to do with it: rows were grouped by it ('keys'), its values were averaged ('values'), it was among the columns that a
   * projection or clustering saw ('inside'). Null: nothing.
   */
  readonly target: 'keys' | 'values' | 'inside' | null;
  /** Where the rows were parted; null where the two come from different sources. */
  readonly split: SplitEvent | JudgeEvent | null;
  /** Where it was judged; null: parts of the split were never seen to be judged. */
  readonly judge: JudgeEvent | null;
  readonly test: RegionId;
}

/** The rows judged on are, or imitate, rows that the model was trained on. */
export interface RowMeeting {
  readonly how:
    /** the model was fitted on rows that hold the test rows */
    | 'trained-on-test'
    /** the same for a split of a public data set */
    | 'trained-on-benchmark'
    /** two parts that were made independently share rows */
    | 'shared-rows'
    /** copies of the same rows were made before the split */
    | 'copies';
  readonly fit: FitEvent | null;
  readonly resample: ResampleEvent | null;
  readonly split: SplitEvent | JudgeEvent | null;
  readonly judge: JudgeEvent | null;
  readonly train: RegionId;
  readonly test: RegionId;
}

export interface Meetings {
  readonly influences: readonly InfluenceMeeting[];
  readonly rows: readonly RowMeeting[];
  /** As influences, where only the set of categories was learned before the split: no news about the target. */
  readonly vocabularies: readonly InfluenceMeeting[];
}

const known = new WeakMap<ProvenanceGraph, Meetings>();

/** The one question of the leakage family: where do the rows on which a model is judged meet what it, or its features, were made from? */
export function meetings(graph: ProvenanceGraph): Meetings {
  let result = known.get(graph);
  if (!result) {
    result = compute(graph);
    known.set(graph, result);
  }
  return result;
}

function compute(graph: ProvenanceGraph): Meetings {
  const influences: InfluenceMeeting[] = [];
  const rows: RowMeeting[] = [];
  const vocabularies: InfluenceMeeting[] = [];
  const judgedSplits = new Set<number>();
  for (const judge of eventsOf(graph, 'judge')) {
    const model = judge.model;
    if (!model) continue;
    for (const test of judge.rows) {
      for (const id of [test, ...graph.regions.ancestors(test)]) judgedSplits.add(graph.regions.get(id).event);
      judgeOne(graph, judge, test, { influences, rows, vocabularies });
    }
    for (const train of model.rows) for (const id of [train, ...graph.regions.ancestors(train)]) judgedSplits.add(graph.regions.get(id).event);
  }
  for (const split of eventsOf(graph, 'split')) {
    if (split.form === 'call' && !judgedSplits.has(split.id)) unjudged(graph, split, influences, rows);
  }
  return { influences: gravest(influences), rows, vocabularies: gravest(vocabularies) };
}

/** What was learned before a split is told as that; the folds within the training part, on which it is judged too, add nothing. */
function gravest(influences: readonly InfluenceMeeting[]): InfluenceMeeting[] {
  const told = new Set(influences.filter((meeting) => meeting.how === 'before-split' || meeting.how === 'train-and-test').map((meeting) => siteOf(meeting)));
  return influences.filter((meeting) => meeting.how !== 'outside-folds' || !told.has(siteOf(meeting)));
}

function siteOf({ cause }: InfluenceMeeting): string {
  return `${cause.site.path}:${cause.site.span.start}`;
}

interface Gathered {
  readonly influences: InfluenceMeeting[];
  readonly rows: RowMeeting[];
  readonly vocabularies: InfluenceMeeting[];
}

function judgeOne(graph: ProvenanceGraph, judge: JudgeEvent, test: RegionId, { influences, rows, vocabularies }: Gathered): void {
  const model = judge.model;
  if (!model) return;
  const regions = graph.regions;
  const fit = graph.events[model.event];
  const trainedBy = fit?.kind === 'fit' ? fit : null;
  const report = (how: RowMeeting['how'], train: RegionId, resample: ResampleEvent | null = null): void => {
    const told = how === 'trained-on-test' && graph.regions.chain(test).some((id) => graph.regions.get(id).key === 'split') ? 'trained-on-benchmark' : how;
    rows.push({ how: told, fit: trainedBy, resample, split: splitOf(graph, train, test, judge), judge, train, test });
  };
  const relations = model.rows.map((train) => ({ train, relation: regions.relate(train, test) }));
  const same = relations.find((r) => r.relation === 'same');
  if (same) {
    // A score on exactly the training rows is a training score. Beside other rows, the test rows were put back.
    const heldOut = regions.get(test);
    if (trainedBy?.estimator.role === 'clusterer') return;
    const putBack = model.rows.length > 1 && isHeldOut(graph, heldOut) && judge.form !== 'predict' && !model.rows.every((id) => judge.rows.includes(id));
    if (putBack || (heldOut.role === 'test' && madeBySplitCall(graph, heldOut))) report('trained-on-test', same.train);
    return;
  }
  const around = relations.find((r) => r.relation === 'around');
  if (around) {
    const child = childTowards(graph, around.train, test);
    if (!child || !(isHeldOut(graph, child) || isWatched(judge, child)) || trainedBy?.estimator.role === 'clusterer') return;
    if (isDraw(graph, child)) {
      if (judge.form !== 'predict') report('shared-rows', around.train);
    }
    else if (judge.form !== 'predict' || ((madeBySplitCall(graph, child) || child.fold) && child.id === test)) report('trained-on-test', around.train);
    return;
  }
  const inside = relations.find((r) => r.relation === 'inside');
  if (inside) {
    // Some of the held-out rows were put among the training rows.
    if (model.rows.length > 1 && judge.form !== 'predict' && isHeldOut(graph, regions.get(test))) report('trained-on-test', inside.train);
    return;
  }
  const overlapping = relations.find((r) => r.relation === 'overlapping');
  if (overlapping) {
    if (judge.form !== 'predict') report('shared-rows', overlapping.train);
    return;
  }
  if (judge.form === 'predict' && !isHeldOut(graph, regions.get(test))) return;
  for (const { train } of relations) {
    const copies = regions.commonAncestors(train, test).map((id) => copiesAt(graph, id)).find((event) => event !== null);
    if (copies) {
      report('copies', train, copies);
      break;
    }
  }
  // Of several sources, the one that the test rows were parted from.
  const train = model.rows.find((id) => regions.parting(id, test) !== null) ?? model.rows[0];
  if (train === undefined) return;
  const seen = new Set([...model.influence, ...judge.influence]);
  for (const id of seen) {
    const cause = graph.events[id];
    if (cause?.kind !== 'fit' && cause?.kind !== 'statistic') continue;
    if (regions.covers(cause.rows, test) !== 'all') continue;
    if (staysWithin(graph, cause, train, test) || numbersClasses(cause, trainedBy)) continue;
    const how = howMet(graph, cause, train, test, judge);
    // Rows of another file that are predicted and never scored judge nothing; a transformer fitted anew on them is wrong all the same.
    if (judge.form === 'predict' && !regions.parting(train, test) && !(how === 'on-test' && cause.kind === 'fit')) continue;
    if (!how || (how === 'on-test' && codesBothSides(cause, model.features))) continue;
    const meeting = { cause, how, target: shareOfTarget(cause, trainedBy), split: splitOf(graph, train, test, judge), judge, test };
    if (teaches(cause, how, judge)) influences.push(meeting);
    else if (namesCategories(cause, how, judge)) vocabularies.push(meeting);
  }
}

/** What the model's target had to do with what was learned. */
function shareOfTarget(cause: FitEvent | StatisticEvent, fit: FitEvent | null): InfluenceMeeting['target'] {
  if (cause.kind === 'fit' && cause.estimator.learns === 'target-statistics') return 'values';
  const target = fit?.target;
  const name = target?.extent === 'listed' && target.names.size === 1 ? [...target.names][0] : undefined;
  if (!target || name === undefined || target.space === null || cause.columns.space !== target.space) return null;
  if (cause.kind === 'statistic') {
    if (cause.keys.includes(name)) return 'keys';
    // The means of a whole table fill its gaps: each column has its own, and the target's is for the target.
    if (cause.keys.length === 0 && cause.columns.names.size > 1 && /^(nan)?(mean|median|mode|min|max|std|var|quantile)$/.test(cause.what)) return null;
    return cause.columns.extent === 'listed' && sourceColumns(cause.columns).has(name) ? 'values' : null;
  }
  if (cause.estimator.supervised && (cause.estimator.learns === 'projection' || cause.estimator.learns === 'bins')) return 'inside';
  const mixes = ['projection', 'clusters', 'outliers'].includes(cause.estimator.learns) || /KNN|Iterative|MissForest/.test(cause.estimator.name);
  return mixes && holdsColumn(cause.columns, name) === 'yes' ? 'inside' : null;
}

/**
 * Did this event take something worth naming from the rows? Which categories there are is no news about the target: it only matters where the
 * test rows are coded anew or on purpose. What encodes the target says nothing of the features.
 */
function teaches(cause: FitEvent | StatisticEvent, how: InfluenceMeeting['how'], judge: JudgeEvent | null): boolean {
  const learns = cause.kind === 'fit' ? cause.estimator.learns : cause.learns;
  if (learns === 'nothing' || learns === 'model') return false;
  const inFeatures = judge === null || judge.features.includes(cause.id) || (judge.model?.features.includes(cause.id) ?? false);
  if (learns === 'category-vocabulary' && !(inFeatures && judge !== null && (how === 'on-test' || how === 'train-and-test'))) return false;
  if (cause.kind === 'statistic') return inFeatures && cause.looks === null;
  return cause.estimator.role !== 'predictor' && cause.estimator.role !== 'unknown' && (inFeatures || (!cause.estimator.forTarget && ['scale', 'impute', 'bins'].includes(learns)));
}

/** Were only the categories of the features learned, from rows that are judged on later? */
function namesCategories(cause: FitEvent | StatisticEvent, how: InfluenceMeeting['how'], judge: JudgeEvent): boolean {
  const learns = cause.kind === 'fit' ? cause.estimator.learns : cause.learns;
  return learns === 'category-vocabulary' && (how === 'before-split' || how === 'outside-folds') && judge.features.includes(cause.id);
}

/** Were the classes of the target numbered, nothing else? The numbers may reach features on other ways. */
function numbersClasses(cause: FitEvent | StatisticEvent, fit: FitEvent | null): boolean {
  if (cause.kind !== 'fit' || !cause.estimator.forTarget || cause.columns.extent !== 'listed' || cause.columns.names.size !== 1 || fit?.target?.extent !== 'listed') return false;
  const [name] = cause.columns.names;
  return name !== undefined && fit.target.names.size === 1 && fit.target.names.has(name);
}

/** Did categories that were numbered once, in a table of their own, come into the training features too? Then each means the same on both sides. */
function codesBothSides(cause: FitEvent | StatisticEvent, features: readonly EventId[]): boolean {
  return (cause.kind === 'fit' ? cause.estimator.learns : cause.learns) === 'category-vocabulary' && features.includes(cause.id);
}

/** `groupby(['month', 'item'])` and a split by `month`: no group lies on both sides, so nothing of one side enters the other. */
function staysWithin(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent, train: RegionId, test: RegionId): boolean {
  if (cause.kind !== 'statistic' || cause.keys.length === 0) return false;
  const parting = graph.regions.parting(train, test);
  const split = parting && graph.events[parting.right.event];
  // `GroupKFold().split(X, y, groups=df['month'])`
  const groups = split?.kind === 'split' && split.grouped ? (split.groupedBy ?? []) : [];
  if (groups.length > 0 && groups.every((name) => cause.keys.includes(name))) return true;
  const key = parting?.right.key ?? '';
  // `df['user'].isin(test_users)` lets all rows of a user through, or none.
  const [, compared, attribute, item] = /^mask:.*?(?:\.(\w+) (?:[<>=!]=?|in) |(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])\.isin\()/.exec(key) ?? [];
  const column = compared ?? attribute ?? item;
  return column !== undefined && cause.keys.includes(column);
}

function howMet(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent, train: RegionId, test: RegionId, judge: JudgeEvent): InfluenceMeeting['how'] | null {
  const regions = graph.regions;
  const within = cause.rows.every((id) => ['same', 'inside'].includes(regions.relate(id, test)));
  if (within) return judge.influence.includes(cause.id) && regions.relate(train, test) === 'disjoint' ? 'on-test' : null;
  const coversTrain = regions.covers(cause.rows, train);
  if (coversTrain === 'none') return judge.influence.includes(cause.id) && regions.relate(train, test) === 'disjoint' ? 'on-test' : null;
  const parting = regions.parting(train, test);
  if (!parting) {
    if (!regions.chain(test).some((id) => cause.rows.includes(id))) return null;
    return cause.rows.length > 1 ? 'train-and-test' : 'before-split';
  }
  if (cause.rows.length > 1 && cause.rows.includes(test)) return 'train-and-test';
  return parting.left.fold || parting.right.fold ? 'outside-folds' : 'before-split';
}

/** Splits whose parts this program only makes (and saves, or returns): what was learned before them is told all the same. */
function unjudged(graph: ProvenanceGraph, split: SplitEvent, influences: InfluenceMeeting[], rows: RowMeeting[]): void {
  const partFor = (role: Region['role']): RegionId | undefined => split.parts.find((id) => graph.regions.get(id).role === role);
  const test = partFor('test') ?? partFor('validation');
  const train = partFor('train');
  if (test === undefined || train === undefined) return;
  for (const id of graph.regions.ancestors(test)) {
    const resample = copiesAt(graph, id);
    if (resample) rows.push({ how: 'copies', fit: null, resample, split, judge: null, train, test });
  }
  for (const id of split.influence) {
    const cause = graph.events[id];
    if (cause?.kind !== 'fit' && cause?.kind !== 'statistic') continue;
    if (teaches(cause, 'before-split', null) && graph.regions.covers(cause.rows, test) === 'all') influences.push({ cause, how: 'before-split', target: null, split, judge: null, test });
  }
}

function copiesAt(graph: ProvenanceGraph, id: RegionId): ResampleEvent | null {
  const region = graph.regions.get(id);
  if (region.kind === 'union') return region.parents.map((member) => copiesAt(graph, member)).find((event) => event !== null) ?? null;
  if (region.kind !== 'copies') return null;
  const event = graph.events[region.event];
  return event?.kind === 'resample' && event.sampling === 'over' ? event : null;
}

/** Is the region meant to be judged on: a part of a split call or fold, or one that is named so? */
function isHeldOut(graph: ProvenanceGraph, region: Region): boolean {
  if (region.role === 'train') return false;
  if (region.role !== null) return true;
  if (region.kind !== 'part' || (isDraw(graph, region) && region.part === 0)) return false;
  return madeBySplitCall(graph, region) || region.fold || region.key.startsWith('cut:') || region.key.startsWith('random:');
}

/** `validation_data=(X[:100], y[:100])`: rows that are cut out by number and given as a validation set, whatever their name. */
function isWatched(judge: JudgeEvent, region: Region): boolean {
  return judge.form === 'validation' && region.interval !== null && region.role !== 'train';
}

function madeBySplitCall(graph: ProvenanceGraph, region: Region): boolean {
  const event = graph.events[region.event];
  return event?.kind === 'split' && event.form === 'call';
}

function isDraw(graph: ProvenanceGraph, region: Region): boolean {
  const event = graph.events[region.event];
  return event?.kind === 'split' && event.form === 'draw';
}

function childTowards(graph: ProvenanceGraph, ancestor: RegionId, descendant: RegionId): Region | null {
  const chain = graph.regions.chain(descendant);
  const next = chain[chain.indexOf(ancestor) + 1];
  if (next !== undefined && chain.includes(ancestor)) return graph.regions.get(next);
  // The ancestor is a member of the union at the root, or the union itself.
  return chain[1] === undefined ? null : graph.regions.get(chain[1]);
}

/** The event that parted the two: of several calls with one seed, the one that the judged rows came through. */
function splitOf(graph: ProvenanceGraph, train: RegionId, test: RegionId, judge: JudgeEvent): SplitEvent | JudgeEvent | null {
  const parting = graph.regions.parting(train, test);
  const region = parting?.right ?? graph.regions.get(test);
  const event = graph.events[region.event];
  if (event?.kind !== 'split') return event?.kind === 'judge' ? event : null;
  if (event.form !== 'call') return event;
  const through = eventsOf(graph, 'split').filter((one) => one.form === 'call' && one.parts.includes(region.id));
  if (through.length < 2) return event;
  const line = new Set(mainLine(graph, judge.node).map((site) => `${site.path}:${site.span.start}`));
  return through.find((one) => line.has(`${one.site.path}:${one.site.span.start}`)) ?? event;
}

/** Where the steps behind a value stand, nearest first, along the first input of each. */
function mainLine(graph: ProvenanceGraph, from: NodeId): Site[] {
  const line: Site[] = [];
  for (let node = graph.nodes[from]; node && line.length < 80; node = node.inputs[0] === undefined ? undefined : graph.nodes[node.inputs[0]]) line.push(node.site);
  return line;
}
