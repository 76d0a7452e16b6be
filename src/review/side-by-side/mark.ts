import type { Beside, SideBySide } from '../../project/recipe/side-by-side';
import type { Site } from '../../provenance/graph';
import type { Finding } from '../../rules/rule';
import type { Answering, Found, Runs } from './attribute';
import { isSamePlace } from './attribute';

/** A row of the comparison, and which findings speak of it. */
export interface MarkedRow extends Beside {
  readonly findings: readonly number[];
}

export type MarkedSides = Readonly<Record<keyof SideBySide, readonly MarkedRow[]>>;

/** What these find is done on both sides alike. */
const OF_EQUALS = new Set(['skew/duplicated-feature-code', 'skew/feature-unknown-at-request']);

/**
 * The comparison with what rules found in it: a finding marks the rows of the steps that it speaks of, which then differ, whatever else is known of them. One that
 * speaks of no row gets a row of its own among the steps.
 */
export function marked(sides: SideBySide, found: readonly Found[], answering: Answering, runs: Runs): MarkedSides {
  const rows = new Map<Beside, MarkedRow>();
  const added: MarkedRow[] = [];
  found.forEach(({ finding }, index) => {
    const cells = cellsOf(finding, answering, runs);
    const touched = rowsOf(sides, finding, answering);
    const isOfEquals = OF_EQUALS.has(finding.rule);
    if (touched.length === 0) added.push({ state: isOfEquals && cells.train ? 'equal' : stateOf(cells, answering), what: finding.rule, ...cells, findings: [index] });
    for (const row of touched) {
      const before = rows.get(row) ?? { ...row, findings: [] };
      const both = { train: before.train ?? cells.train, serve: before.serve ?? cells.serve };
      const isTold = isOfEquals || before.state === 'different' || before.state === 'missing' || before.state === 'extra';
      rows.set(row, isTold ? { ...before, findings: [...before.findings, index] } : { ...before, ...both, state: stateOf(both, answering), findings: [...before.findings, index] });
    }
  });
  const withMarks = (all: readonly Beside[]): readonly MarkedRow[] => all.map((row) => rows.get(row) ?? { ...row, findings: [] });
  return { steps: [...withMarks(sides.steps), ...added], columns: withMarks(sides.columns), artifacts: withMarks(sides.artifacts) };
}

type Cells = Pick<Beside, 'train' | 'serve'>;

function stateOf({ train, serve }: Cells, { ask }: Answering): Beside['state'] {
  if (!train) return 'extra';
  // Where the model is asked, nothing is done.
  return serve && !(ask && isSamePlace(serve.site, ask.site)) ? 'different' : 'missing';
}

/** The place on each side that a finding speaks of. */
function cellsOf({ at, related }: Finding, { learn, ask, serve }: Answering, runs: Runs): Cells {
  const asked = ask?.site ?? serve.asks[0]?.site;
  const isStory = (site: Site): boolean => [learn?.site, asked].some((one) => one && isSamePlace(one, site));
  const others = related.map((step) => step.at).filter((site) => !isSamePlace(site, at));
  const isServing = runs.serve(at);
  const learned = others.find((site) => learn && isSamePlace(site, learn.site));
  const trained = isServing
    ? (others.find((site) => !isStory(site) && runs.train(site) && !runs.serve(site)) ?? learned ?? others.find((site) => !isStory(site) && runs.train(site)))
    : at;
  const served = isServing ? at : (others.find((site) => runs.serve(site) && !runs.train(site)) ?? asked);
  return { train: cellOf(trained), serve: cellOf(served) };
}

function cellOf(site: Site | undefined): Beside['serve'] {
  return site ? { site, label: null } : null;
}

/** The rows at whose cells a finding stands, or one of the places that it names. */
function rowsOf(sides: SideBySide, finding: Finding, { learn, ask }: Answering): readonly Beside[] {
  const isStory = (site: Site): boolean => [learn?.site, ask?.site].some((one) => one && isSamePlace(one, site));
  const texts = [finding.message, ...finding.related.map((step) => step.message)];
  const isNamed = ({ what }: Beside): boolean => texts.some((text) => text.includes(`\`${what}\``));
  const at = (site: Site): readonly Beside[] => {
    const there = (rows: readonly Beside[]): readonly Beside[] => rows.filter(({ train, serve }) => [train, serve].some((cell) => cell && isWithin(site, cell.site)));
    // A whole row is made at one place: then it is told which column is meant.
    const columns = there(sides.columns);
    const named = columns.filter(isNamed);
    if (named.length > 0) return named;
    const steps = [...there(sides.steps), ...there(sides.artifacts)];
    const found = steps.length > 0 ? steps : columns;
    return found.length === 1 ? found : found.filter(isNamed);
  };
  const own = at(finding.at);
  const others = finding.related.filter((step) => !isStory(step.at)).flatMap((step) => at(step.at).filter((row) => row.state !== 'equal' || (sides.columns.includes(row) && step.message.includes(`\`${row.what}\``))));
  return [...new Set([...own, ...others])];
}

function isWithin(inner: Site, outer: Site): boolean {
  return inner.path === outer.path && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}
