import type { Ask } from '../../../project/parity/learning';
import type { Load, Save } from '../../../project/parity/artifacts';
import type { Fitted } from '../../../project/parity/fitted';
import type { Parity } from '../../../project/parity/parity';
import type { Site } from '../../../provenance/graph';
import type { Assign, Call, Statement } from '../../../python/nodes';
import { putBelow } from '../../fixes/lines';
import { around, givenTo, libraryName } from '../../fixes/serving-steps';
import type { Source, StatementPlace } from '../../fixes/source';
import { callAt, flat, freshName, inLoop, scopeOf, sourceOf, statementAt, writtenBy } from '../../fixes/source';
import type { Edit, Fix } from '../../rule';

/** Where a model is saved, loaded and asked. */
export interface Served {
  readonly save: Save;
  readonly load: Load;
  readonly ask: Ask;
}

/**
 * Saves a fitted transformer beside its model, and loads and applies it at serving: three edits in two files. Null where it learned from some of
 * the columns alone, or where one of the places can't be told.
 */
export function savedBeside(parity: Parity, { fit }: Fitted, { save, load, ask }: Served): Fix | null {
  const [train, serve] = [sourceOf(parity.program, save.site.path), sourceOf(parity.program, load.site.path)];
  if (!train || !serve) return null;
  const name = fit.site.path === train.path ? nameOf(train, fit.site, save.site) : null;
  if (name === null || ask.site.path !== serve.path || train.path === serve.path) return null;
  const file = besideModel(save.path, name);
  const loaded = besideModel(load.path, name);
  const saving = file === null ? null : dumped(train, save.site, name, file);
  const asking = givenTo(serve, ask.site.span);
  const place = statementAt(serve, load.site.span);
  const at = place ? loadingPlace(serve, place, ask.site) : null;
  if (!saving || !asking || !at || loaded === null) return null;
  const own = freshName(serve, name);
  const library = libraryName(serve, 'joblib', 'joblib', at.start);
  const loading = library && putBelow(serve, at, [`${own} = ${library.name}.load('${loaded}')`]);
  if (!loading) return null;
  const edits = [...saving, ...library.edits, loading, around(serve, asking, (text) => `${own}.transform(${text})`)];
  return { title: `Save \`${name}\` beside the model, and load and apply it here (check the order of the columns)`, safe: false, edits: merged(edits) };
}

/** `models/scaler.joblib` beside `models/model.pkl`; null where the folder is not known. */
function besideModel(path: string, name: string): string | null {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  return /[…'"\\]/.test(folder) ? null : `${folder}${name}.joblib`;
}

/** The variable of a transformer that is fitted on whole tables, and known where the model is saved. */
function nameOf(source: Source, fit: Site, save: Site): string | null {
  const call = callAt(source, fit);
  const place = statementAt(source, fit.span);
  const below = statementAt(source, save.span);
  if (call?.callee.kind !== 'Attribute' || call.callee.value.kind !== 'Name' || !place || !below || inLoop(place) || inLoop(below)) return null;
  const { id } = call.callee.value;
  const scope = scopeOf(source, place);
  if (scope !== scopeOf(source, below) || place.statement.start > below.statement.start || !isWhole(call, place.statement)) return null;
  // The name still stands for what was fitted.
  const again = flat(scope).some((one) => one.start > place.statement.start && one.start < below.statement.start && (one.kind === 'Assign' || one.kind === 'Delete') && writtenBy(one).has(id));
  return again ? null : id;
}

/** Not `X[columns] = scaler.fit_transform(X[columns])`: what serving asks about would have to be taken apart too. */
function isWhole({ args: [first] }: Call, statement: Statement): boolean {
  const isTarget = (one: Assign): boolean => one.targets.every((target) => target.kind === 'Name');
  return first !== undefined && (statement.kind === 'ExpressionStatement' || (statement.kind === 'Assign' && isTarget(statement)));
}

function dumped(source: Source, save: Site, name: string, file: string): readonly Edit[] | null {
  const place = statementAt(source, save.span);
  if (!place) return null;
  const library = libraryName(source, 'joblib', 'joblib', place.statement.start);
  // Behind the `with open(…)` in which the model is written.
  const outer = place.within.at(-1);
  const anchor = outer?.kind === 'With' ? outer : place.statement;
  const line = library && putBelow(source, anchor, [`${library.name}.dump(${name}, '${file}')`]);
  return line ? [...library.edits, line] : null;
}

/** The statement behind which the transformer is loaded: at the top of the file, or in the function in which the model is asked as well. */
function loadingPlace(source: Source, place: StatementPlace, asked: Site): Statement | null {
  const outer = place.within.at(-1);
  const anchor = outer?.kind === 'With' ? outer : place.statement;
  const isTop = source.module.body.includes(anchor);
  const asking = statementAt(source, asked.span);
  if (isTop) return anchor;
  return asking && scopeOf(source, asking) === scopeOf(source, place) ? anchor : null;
}

/** Two insertions at one place are one. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = [];
  for (const one of edits) {
    const same = kept.findIndex(({ at }) => at.path === one.at.path && at.span.start === one.at.span.start && at.span.end === one.at.span.end);
    const known = kept[same];
    if (known) kept[same] = { ...known, text: known.text + one.text };
    else kept.push(one);
  }
  return kept;
}
