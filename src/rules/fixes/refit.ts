import type { FitEvent, ProvenanceGraph, StatisticEvent } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import { roleOfName } from '../../provenance/roles';
import type { Call, Expression, Statement } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { putAbove, takeOut } from './lines';
import { dataOf } from './readings';
import type { Source, StatementPlace } from './source';
import { callAt, callsIn, edit, freshName, inLoop, namesIn, scopeOf, sourceOf, statementAt, textOf, writtenBy } from './source';
import { estimatorName, fitArguments, statisticName, transductive } from './steps';

/** A fit as it is written: `receiver.fit_transform(data)` in its statement. */
interface WrittenFit {
  readonly event: FitEvent;
  readonly call: Call;
  readonly place: StatementPlace;
  readonly receiver: Expression;
  readonly method: string;
  readonly data: Expression;
}

function writtenFit(source: Source, event: FitEvent): WrittenFit | null {
  const call = event.site.path === source.path ? callAt(source, event.site) : null;
  const place = call && statementAt(source, call);
  const args = call && fitArguments(call);
  if (!args || !place) return null;
  return { event, call, place, receiver: args.receiver, method: args.method, data: args.input.value };
}

/** A text in which the names of parts are alike: `X_train['a']` and `X_test['a']`. */
function withoutRole(text: string): string {
  return text.toLowerCase().replace(/train(?:ing)?|test(?:ing)?|valid(?:ation)?|val(?![a-z])|dev(?![a-z])/g, '').replace(/\s+/g, '').replace(/_+/g, '_');
}

/** Transforms the test rows with what was fitted on the training rows, instead of fitting anew. */
export function transformInstead(graph: ProvenanceGraph, cause: FitEvent): Fix | null {
  const source = sourceOf(graph, cause.site.path);
  const own = source && writtenFit(source, cause);
  if (!own || transductive.test(cause.estimator.name) || (own.method !== 'fit_transform' && own.method !== 'fit')) return null;
  const before = eventsOf(graph, 'fit').filter((fit) => fit.id < cause.id && fit.site.path === cause.site.path && fit.site.span.start < cause.site.span.start);
  return byOneObject(graph, source, own, before) ?? byAnotherObject(graph, source, own, before);
}

/** The same object was fitted on the training rows before. */
function byOneObject(graph: ProvenanceGraph, source: Source, own: WrittenFit, before: readonly FitEvent[]): Fix | null {
  const events = before.filter((fit) => fit.estimator.object === own.event.estimator.object && fit.estimator.within === undefined);
  const fits = events.flatMap((fit) => writtenFit(source, fit) ?? []);
  if (fits.length < events.length) return null;
  const training = fits.findLast((fit) => isTraining(graph, fit.event, own.event));
  if (!training || !(isLike(source, training, own) || isOnlyTable(source, fits, training, own)) || textOf(source, training.receiver) !== textOf(source, own.receiver)) return null;
  if (own.receiver.kind !== 'Name' && own.receiver.kind !== 'Attribute') return null;
  if (isLastOfLoop(training.place, own.place)) return null;
  // Fits on other held-out rows in between would be what the test rows are transformed with.
  const others = fits.filter((fit) => fit.event.id > training.event.id && fit.call !== training.call && fit.call !== own.call);
  if (others.some((fit) => !isLike(source, fit, own))) return null;
  const edits: Edit[] = [];
  for (const fit of new Map([...others, own].map((one) => [one.call.start, one])).values()) {
    const changed = transformed(source, fit);
    if (!changed) return null;
    edits.push(...changed);
  }
  const name = textOf(source, own.receiver);
  const kept = isLike(source, training, own) && isReached(training.place, own.place) && !isReassigned(own, training) && !training.event.guessed && !own.event.guessed;
  return { title: kept ? 'Transform with what was fitted on the training rows' : `Transform with \`${name}\` as it is (check that it was fitted on the training rows)`, safe: kept && own.receiver.kind === 'Name', edits };
}

/** `transform` in place of `fit_transform`; a fit that stands alone goes. */
function transformed(source: Source, { call, receiver, method, data, place }: WrittenFit): Edit[] | null {
  if (call.callee.kind !== 'Attribute') return null;
  if (method === 'fit_transform') {
    const { attributeSpan } = call.callee;
    const rest = call.args.filter((arg) => arg.start > data.end);
    const last = rest.at(-1);
    return [edit(source, attributeSpan.start, attributeSpan.end, 'transform'), ...(last ? [edit(source, data.end, last.end, '')] : [])];
  }
  if (place.statement.kind === 'ExpressionStatement' && place.statement.value === call) return place.block.length > 1 ? [...(takeOut(source, place.statement)?.edits ?? [])] : null;
  const chained = callsIn(place.statement).some((one) => one.callee.kind === 'Attribute' && one.callee.value === call && one.callee.attribute === 'transform');
  return chained ? [edit(source, receiver.end, call.end, '')] : null;
}

/** Was it fitted on rows that the other fit has not seen, and not on a held-out part by its name? */
function isTraining(graph: ProvenanceGraph, fit: FitEvent, test: FitEvent): boolean {
  const apart = fit.rows.length > 0 && fit.rows.every((row) => test.rows.every((other) => graph.regions.relate(row, other) === 'disjoint'));
  return apart && fit.rows.every((row) => (graph.regions.get(row).role ?? 'train') === 'train');
}

/** Are the two given the same columns, by the way they are written? One name for both says nothing: it was given another value in between. */
function isLike(source: Source, a: WrittenFit, b: WrittenFit): boolean {
  const [x, y] = [textOf(source, a.data), textOf(source, b.data)];
  const listed = a.event.columns.extent === 'listed' && b.event.columns.extent === 'listed';
  const same = listed && sameNames(a.event.columns.names.keys(), b.event.columns.names.keys());
  if (x === y || (listed && !same)) return false;
  return withoutRole(x) === withoutRole(y) || (same && a.data.kind === 'Name' && b.data.kind === 'Name');
}

/** Was the object fitted on one whole table alone before, and is it on another one now? */
function isOnlyTable(source: Source, fits: readonly WrittenFit[], training: WrittenFit, own: WrittenFit): boolean {
  const places = new Set(fits.map((fit) => fit.call.start));
  const listed = training.event.columns.extent === 'listed' && own.event.columns.extent === 'listed';
  return places.size === 1 && !listed && training.data.kind === 'Name' && own.data.kind === 'Name' && textOf(source, training.data) !== textOf(source, own.data);
}

function sameNames(a: Iterable<string>, b: Iterable<string>): boolean {
  return [...a].sort().join('\n') === [...b].sort().join('\n');
}

/** Is one statement run before the other whenever the other is run? */
function isReached(first: StatementPlace, second: StatementPlace): boolean {
  const holder = second.block === first.block ? second.index : second.within.map((one) => first.block.indexOf(one)).find((index) => index >= 0);
  return holder !== undefined && first.index < holder && (second.block === first.block || !inLoop(second));
}

/** Was it fitted again and again in a loop that was left before the other statement, so that it knows the last round alone? */
function isLastOfLoop(first: StatementPlace, second: StatementPlace): boolean {
  return first.within.some((one) => (one.kind === 'For' || one.kind === 'While') && !second.within.includes(one));
}

/** Is the estimator's name bound anew between the two? */
function isReassigned(own: WrittenFit, training: WrittenFit): boolean {
  const name = namesIn(own.receiver)[0]?.id;
  const between = training.place.block.filter((one) => one.start >= training.place.statement.end && one.end <= own.place.statement.start);
  return name === undefined || between.some((one) => writtenBy(one).has(name)) || writtenBy(own.place.statement).has(name);
}

/** An object of the same class was: it takes the place of the second one. */
function byAnotherObject(graph: ProvenanceGraph, source: Source, own: WrittenFit, before: readonly FitEvent[]): Fix | null {
  const alike = before.filter((fit) => fit.estimator.name === own.event.estimator.name && fit.estimator.object !== own.event.estimator.object && fit.estimator.within === undefined);
  const fits = alike.filter((fit) => isTraining(graph, fit, own.event)).flatMap((fit) => writtenFit(source, fit) ?? []).filter((fit) => isLike(source, fit, own));
  const places = new Set(fits.map((fit) => fit.call.start));
  const [training] = fits;
  if (!training || places.size !== 1 || own.method !== 'fit_transform' || own.place.block !== training.place.block || !sameMaking(source, training, own)) return null;
  const changed = transformed(source, own);
  if (!changed) return null;
  const { receiver } = training;
  if (receiver.kind === 'Name') {
    if (isReassigned({ ...own, receiver }, training)) return null;
    // Fitted anew on other rows in between, it would no longer know the training rows.
    if (before.some((fit) => fit.estimator.object === training.event.estimator.object && fit.id > training.event.id)) return null;
    return { title: `Transform with \`${receiver.id}\`, which was fitted on the training rows (check that both are set up alike)`, safe: false, edits: [edit(source, own.receiver.start, own.receiver.end, receiver.id), ...changed] };
  }
  if (receiver.kind !== 'Call' || own.receiver.kind !== 'Call' || textOf(source, receiver) !== textOf(source, own.receiver)) return null;
  const name = freshName(source, estimatorName(receiver));
  const made = putAbove(source, training.place.statement, [`${name} = ${textOf(source, receiver)}`]);
  if (!made || /[\r\n]/.test(textOf(source, receiver))) return null;
  return {
    title: `Fit one ${own.event.estimator.name} on the training rows and transform both parts with it (check that no other one is meant)`,
    safe: false,
    edits: [made, edit(source, receiver.start, receiver.end, name), edit(source, own.receiver.start, own.receiver.end, name), ...changed],
  };
}

/** Are the two objects made alike, where both are seen to be made? */
function sameMaking(source: Source, a: WrittenFit, b: WrittenFit): boolean {
  const making = ({ receiver, place }: WrittenFit): string | null => {
    if (receiver.kind === 'Call') return textOf(source, receiver);
    const name = receiver.kind === 'Name' ? receiver.id : null;
    const made = name === null ? [] : scopeOf(source, place).filter((one) => writtenBy(one).has(name));
    const [only] = made;
    return made.length === 1 && only?.kind === 'Assign' && only.value.kind === 'Call' ? textOf(source, only.value) : null;
  };
  const [x, y] = [making(a), making(b)];
  return x !== null && x === y;
}

/** Fills or scales the test rows with the number of the training rows, which gets a name for it. */
export function trainingNumber(graph: ProvenanceGraph, cause: StatisticEvent): Fix | null {
  const source = sourceOf(graph, cause.site.path);
  const place = source && statementAt(source, cause.site.span);
  const call = source && callAt(source, cause.site);
  if (!place || !call || !isWhole(call)) return null;
  const wanted = withoutRole(textOf(source, call));
  const twins: { call: Call; statement: Statement }[] = place.block.slice(0, place.index).flatMap((statement) =>
    statement.kind === 'Assign' || statement.kind === 'ExpressionStatement'
      ? callsIn(statement).filter((one) => withoutRole(textOf(source, one)) === wanted && textOf(source, one) !== textOf(source, call) && isWhole(one)).map((one) => ({ call: one, statement })) : [],
  );
  const [twin] = twins;
  if (!twin || twins.length !== 1 || !isOfTraining(twin.call) || /[\r\n]/.test(textOf(source, twin.call))) return null;
  // The number must not have a name already, and the two statements must do the same.
  if (withoutRole(textOf(source, twin.statement)) !== withoutRole(textOf(source, place.statement))) return null;
  const name = statisticName(source, twin.call, []);
  const named = putAbove(source, twin.statement, [`${name} = ${textOf(source, twin.call)}`]);
  return named && {
    title: 'Use the number of the training rows for both parts (check that both are meant to be filled alike)',
    safe: false,
    edits: [named, edit(source, twin.call.start, twin.call.end, name), edit(source, call.start, call.end, name)],
  };
}

function isWhole(call: Call): boolean {
  return call.callee.kind === 'Attribute' && ['mean', 'median', 'std', 'var', 'min', 'max', 'mode', 'quantile'].includes(call.callee.attribute) && dataOf(call) !== null;
}

function isOfTraining(call: Call): boolean {
  const names = namesIn(dataOf(call)).map((one) => roleOfName(one.id));
  return names.includes('train');
}
