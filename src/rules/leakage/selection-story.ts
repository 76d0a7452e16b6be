import type { ProvenanceGraph } from '../../provenance/graph';
import type { Selection } from '../../provenance/selections';
import type { Finding } from '../rule';
import { judgeSteps, loadSteps, regionName, splitStep } from './story';

/** The way of a choice: load → split → fit → the judging that chose → the choice → the score that is then reported. */
export function selectionSteps(graph: ProvenanceGraph, { judge, rows, select, result }: Selection): Finding['related'] {
  const split = graph.events[graph.regions.get(rows).event];
  return [
    ...loadSteps(graph, [rows]),
    ...(split?.kind === 'split' ? splitStep(split, 'these rows are set apart here') : []),
    ...judgeSteps(graph, judge),
    ...(select && select.form !== 'search' ? [{ message: 'the best one is kept here', at: select.site }] : []),
    ...(result && result.site.span.start !== judge.site.span.start ? [{ message: 'and the same rows give the score here', at: result.site }] : []),
  ];
}

/** What the program calls the rows that choose. */
export function chooser(graph: ProvenanceGraph, { rows }: Selection): string {
  // A name of one letter is an index or a loop's; the rows have a better one.
  const name = graph.regions.get(rows).names.find((one) => one.length > 1);
  return name === undefined ? regionName(graph, rows, 'the test rows') : `\`${name}\``;
}

/** Certain where the choice itself is in the program and nothing was guessed. */
export function sureness({ judge, select, how }: Selection): Finding['confidence'] {
  return judge.guessed || (select === null && how !== 'stopping') ? 'likely' : 'certain';
}
