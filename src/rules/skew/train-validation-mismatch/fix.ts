import type { PreparationDifference } from '../../../project/validation/preparations';
import type { OtherParameter } from '../../../project/recipe/parameter-sides';
import type { Term } from '../../../project/symbolic/terms';
import { within } from '../../../project/symbolic/terms';
import type { Call } from '../../../python/nodes';
import type { Site } from '../../../provenance/graph';
import { setKeyword } from '../../fixes/literals';
import { around, givenTo } from '../../fixes/serving-steps';
import type { Files, Source } from '../../fixes/source';
import { callAt, edit, sourceOf, textOf } from '../../fixes/source';
import type { Fix } from '../../rule';

/** Prepares the rows that the model is judged on with what was fitted on the training rows. */
export function preparedAlike(files: Files, difference: PreparationDifference, judged: Site): Fix | null {
  if (difference.what === 'missing') {
    const source = sourceOf(files, judged.path);
    const fitting = difference.fitted.fit.site;
    if (source?.path !== fitting.path) return null;
    const rows = givenTo(source, judged.span);
    const call = callAt(source, fitting);
    if (rows?.kind !== 'Name' || call?.callee.kind !== 'Attribute' || call.callee.value.kind !== 'Name') return null;
    const { id } = call.callee.value;
    return { title: `Call ${id}.transform on these rows`, safe: false, edits: [around(source, rows, (text) => `${id}.transform(${text})`)] };
  }
  if (difference.what !== 'refitted') return null;
  const source = sourceOf(files, difference.fit.site.path);
  const first = difference.fitted.fit.site;
  if (source?.path !== first.path) return null;
  return sameFitted(source, callAt(source, difference.fit.site), callAt(source, first));
}

function sameFitted(source: Source, call: Call | null, first: Call | null): Fix | null {
  if (call?.callee.kind !== 'Attribute' || call.callee.attribute !== 'fit_transform' || first?.callee.kind !== 'Attribute' || first.callee.value.kind !== 'Name' || call.callee.value.kind !== 'Name') return null;
  return {
    title: 'Use the transformer that was fitted on the training rows',
    safe: false,
    edits: [edit(source, call.callee.start, call.callee.end, `${first.callee.value.id}.transform`)],
  };
}

/** Gives the call for the validation rows the parameter of the training rows' call. */
export function sameParameter(files: Files, one: OtherParameter): Fix | null {
  const source = sourceOf(files, one.serve.site.path);
  const call = source && callAt(source, one.serve.site);
  const keyword = one.name === 'length' ? (one.serve.params.get('library') === 'transformers' ? 'max_length' : 'maxlen') : one.name;
  const change = call && typeof one.trained === 'number' ? setKeyword(source, call, keyword, one.served, one.trained) : null;
  return change && { title: `Use ${keyword}=${String(one.trained)}, as for the training rows`, safe: false, edits: [change] };
}

const fixed = ['rescale', 'preprocessing_function'] as const;

/** Gives the validation images' generator the fixed steps of the training images' one, and none of its random ones. */
export function sameGenerator(files: Files, train: Term, judged: Term): Fix | null {
  const [model, own] = [generatorIn(train), generatorIn(judged)];
  if (!model || own?.path !== model.path) return null;
  const source = sourceOf(files, own.path);
  if (!source) return null;
  const [call, training] = [callAt(source, own), callAt(source, model)];
  if (!call || !training || call === training) return null;
  const kept = call.args.filter((arg) => !fixed.some((keyword) => arg.keyword === keyword)).map((arg) => textOf(source, arg));
  const given = training.args.filter((arg) => fixed.some((keyword) => arg.keyword === keyword)).map((arg) => textOf(source, arg));
  const { start, end } = call.argsSpan;
  return { title: 'Do the fixed steps of the training images to these', safe: false, edits: [edit(source, start, end, `(${[...given, ...kept].join(', ')})`)] };
}

/** The only generator of images that a term is made with. */
function generatorIn(term: Term): Site | null {
  const sites = new Map<number, Site>();
  for (const part of within(term, 3000)) if (part.t === 'call' && part.callee.endsWith('.ImageDataGenerator')) sites.set(part.site.span.start, part.site);
  const [only] = sites.values();
  return sites.size === 1 && only ? only : null;
}
