import type { Parity } from '../../project/parity/parity';
import type { OtherParameter } from '../../project/recipe/parameter-sides';
import type { Site } from '../../provenance/graph';
import { setKeyword } from '../fixes/literals';
import { callAt, sourceOf } from '../fixes/source';
import type { Edit, Fix } from '../rule';

/**
 * Gives a call the parameters of training. `keywordOf`: the keyword behind a parameter, and where its call stands; null where it is none of one call.
 */
export function trainingParameters(parity: Parity, differences: readonly OtherParameter[], keywordOf: (one: OtherParameter) => { readonly keyword: string; readonly at: Site } | null): Fix | null {
  const edits = new Map<string, Edit>();
  const names: string[] = [];
  for (const one of differences) {
    const to = keywordOf(one);
    const source = to && sourceOf(parity.program, to.at.path);
    const call = source && callAt(source, to.at);
    const change = call && setKeyword(source, call, to.keyword, one.served, one.trained);
    if (!change) return null;
    edits.set(`${change.at.path}:${String(change.at.span.start)}:${change.text}`, change);
    names.push(`${to.keyword}=${String(one.trained)}`);
  }
  return names.length > 0 ? { title: `Use ${names.join(', ')}, as in training`, safe: false, edits: [...edits.values()] } : null;
}
