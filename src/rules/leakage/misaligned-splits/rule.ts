import { measuresOf } from '../../../provenance/graph';
import type { ProvenanceGraph, Site, SplitEvent } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { PairEvent } from '../../../provenance/measures';
import type { Rule } from '../../rule';
import { judgeSteps, loadSteps, partOfAnotherSplit, regionName, siteKey, strongest, takenForGranted } from '../story';

/** LK-O5: parts of different splits of the same rows are used as if they were of one. */
export const rule: Rule = {
  meta: {
    id: 'leakage/misaligned-splits',
    title: 'Parts of different splits are put together',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'se.reproducibility'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const pair of measuresOf(graph, 'pair')) {
      const splits = splitsApart(graph, pair);
      if (!splits || told.has(siteKey(splits.later.site))) continue;
      told.add(siteKey(splits.later.site));
      report({
        severity: 'error',
        confidence: pair.guessed ? 'likely' : 'certain',
        message:
          'Features and target are split by separate calls that draw the rows differently, so a row gets the target of another one: the model learns noise. ' +
          'Split both in one call: `X_train, X_test, y_train, y_test = train_test_split(X, y)`.' + takenForGranted(pair.guessed),
        at: placeOf(splits.later, splits.earlier),
        related: [...loadSteps(graph, pair.features), { message: 'the other split is made here', at: placeOf(splits.earlier, splits.later) }, { message: `they are put together here (${pair.what})`, at: pair.site }],
      });
    }
    const met = meetings(graph).rows.filter((meeting) => meeting.how === 'shared-rows' && partOfAnotherSplit(graph, meeting));
    for (const { fit, judge, train, test } of strongest(met, (meeting) => String(graph.regions.get(meeting.test).event))) {
      const [first, second] = [graph.events[graph.regions.get(train).event], graph.events[graph.regions.get(test).event]];
      if (first?.kind !== 'split' || second?.kind !== 'split' || !fit || !judge) continue;
      const [earlier, later] = first.id < second.id ? [first, second] : [second, first];
      if (told.has(siteKey(later.site))) continue;
      told.add(siteKey(later.site));
      report({
        severity: 'error',
        confidence: fit.guessed || judge.guessed ? 'likely' : 'certain',
        message:
          `${regionName(graph, train, 'The training part')} comes from one split and ${regionName(graph, test, 'the test part')} from another one of the same rows, so the model is judged on rows that it was trained on. ` +
          `Take both parts from one split.${takenForGranted(fit.guessed || judge.guessed)}`,
        at: placeOf(later, earlier),
        related: [...loadSteps(graph, [test]), { message: 'the other split is made here', at: placeOf(earlier, later) }, ...judgeSteps(graph, judge)],
      });
    }
  },
};

/** The two splits that features and target come from, where they part the same rows at random in different ways. */
function splitsApart(graph: ProvenanceGraph, { features, target }: PairEvent): { readonly earlier: SplitEvent; readonly later: SplitEvent } | null {
  const [x, y] = [features[0], target[0]];
  const apart = x === undefined || y === undefined ? null : graph.regions.parting(x, y);
  if (!apart || apart.left.key === apart.right.key || ![apart.left, apart.right].every((part) => part.kind === 'part' && part.key.startsWith('random:'))) return null;
  const [first, second] = [graph.events[apart.left.event], graph.events[apart.right.event]];
  if (first?.kind !== 'split' || second?.kind !== 'split' || first.form !== 'call' || second.form !== 'call') return null;
  return first.id < second.id ? { earlier: first, later: second } : { earlier: second, later: first };
}

/** Where a split is made; of two by one helper, the call of the helper. */
function placeOf(split: SplitEvent, other: SplitEvent): Site {
  return siteKey(split.site) === siteKey(other.site) ? (split.calls.at(-1) ?? split.site) : split.site;
}
