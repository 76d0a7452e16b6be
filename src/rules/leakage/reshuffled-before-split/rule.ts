import { eventsOf } from '../../../provenance/graph';
import type { JudgeEvent, ProvenanceGraph, Site, SplitEvent } from '../../../provenance/graph';
import type { RegionId } from '../../../provenance/regions';
import type { Fix, Rule } from '../../rule';
import { judgeSteps, loadSteps, siteKey } from '../story';

/** LK-D7: a stream is shuffled anew each time it is read, and then cut by position. */
export const rule: Rule = {
  meta: {
    id: 'leakage/reshuffled-before-split',
    title: 'A dataset is reshuffled each epoch, after which rows cross the split',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.deep-learning', 'ml.frameworks'],
    references: ['kapoor2023'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const decks = new Map<string, SplitEvent[]>();
    for (const split of eventsOf(graph, 'split')) {
      if (!split.reshuffled) continue;
      const key = siteKey(split.reshuffled);
      decks.set(key, [...(decks.get(key) ?? []), split]);
    }
    for (const cuts of decks.values()) {
      const site = cuts[0]?.reshuffled;
      const parts = cuts.flatMap((cut) => cut.parts);
      const use = site ? usedApart(graph, parts) : null;
      if (!site || !use) continue;
      const text = codeAt(graph, site);
      report({
        severity: 'error',
        confidence: use === 'claimed' || cuts.some((cut) => cut.guessed) ? 'likely' : 'certain',
        message:
          'The dataset is shuffled anew each time it is read, and `take` and `skip` cut by position: in every epoch other rows are in the held-out part, and soon the model has trained on all of them. ' +
          `${text.startsWith('shuffle') ? 'Give `shuffle` the argument `reshuffle_each_iteration=False`' : 'Load with `shuffle=False`'}, and shuffle the training part after the cut.` +
          (use === 'claimed' ? ' (Taken for granted: the parts are used as their names say.)' : ''),
        at: site,
        related: [
          ...loadSteps(graph, cuts[0]?.rows ?? []),
          ...cuts.slice(0, 3).map((cut) => ({ message: `\`${cut.what}\` cuts the moving order here`, at: cut.site })),
          ...(use === 'claimed' ? [] : judgeSteps(graph, use)),
        ],
        fixes: fixesFor(site, text),
      });
    }
  },
};

/** One part is learned from and another judged on; 'claimed' where only the names say so. */
function usedApart(graph: ProvenanceGraph, parts: readonly RegionId[]): JudgeEvent | 'claimed' | null {
  const under = (rows: readonly RegionId[], part: RegionId): boolean => rows.some((row) => row === part || graph.regions.ancestors(row).includes(part));
  const apart = (a: RegionId, b: RegionId): boolean => graph.regions.relate(a, b) === 'disjoint';
  for (const judge of eventsOf(graph, 'judge')) {
    if (judge.form === 'predict') continue;
    const learned = judge.model?.rows ?? [];
    if (parts.some((test) => under(judge.rows, test) && parts.some((train) => under(learned, train) && apart(train, test)))) return judge;
  }
  const roles = parts.map((part) => ({ part, role: graph.regions.get(part).role }));
  const train = roles.find((one) => one.role === 'train');
  return train && roles.some((one) => one.role !== null && one.role !== 'train' && apart(train.part, one.part)) ? 'claimed' : null;
}

function codeAt(graph: ProvenanceGraph, site: Site): string {
  return graph.documents.get(site.path)?.code.slice(site.span.start, site.span.end) ?? '';
}

/** Adds the missing argument; an argument that says otherwise is left to its author. */
function fixesFor(site: Site, text: string): Fix[] {
  if (!text.startsWith('shuffle') || !text.endsWith(')') || text.includes('reshuffle_each_iteration')) return [];
  const empty = /\(\s*\)$/.test(text);
  const comma = /,\s*\)$/.test(text);
  const at = { path: site.path, span: { start: site.span.end - 1, end: site.span.end - 1 } };
  return [{ title: 'Keep one order in all epochs', safe: true, edits: [{ at, text: `${empty || comma ? '' : ', '}reshuffle_each_iteration=False` }] }];
}
