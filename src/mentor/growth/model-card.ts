import type { FitEvent, ProgramEvent, ProvenanceGraph, Site } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import { rowsName } from '../telling/flow';
import { learned } from '../telling/methods';
import { code, joined } from '../telling/template';

/** What a card says of faults. */
export interface CardFinding {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

const GAP = '**(gap: to be filled in by a person)**';
const MOST = 12;

/** A draft of a model card (sections after Mitchell et al. 2019) and of a data dictionary, from what the program does. What only a person can know is marked as a gap. */
export function modelCard(graph: ProvenanceGraph | null, path: string, findings: readonly CardFinding[]): string {
  const where = (site: Site): string => placeText(graph, site, path);
  const once = (lines: readonly string[]): string[] => [...new Set(lines)].slice(0, MOST);
  const events = <K extends ProgramEvent['kind']>(kind: K): readonly Extract<ProgramEvent, { kind: K }>[] => (graph === null ? [] : eventsOf(graph, kind));
  const fits = events('fit');
  const rows = (event: { readonly rows: FitEvent['rows'] }): string => (graph === null ? 'rows' : rowsName(graph, event.rows));
  const models = once(fits.filter((fit) => fit.estimator.role === 'predictor' && fit.estimator.within === undefined).map((fit) => `- ${code(fit.estimator.name)}, trained on ${rows(fit)} (${where(fit.site)})`));
  const steps = once(fits.filter((fit) => fit.estimator.role !== 'predictor' && fit.estimator.learns !== 'nothing').map((fit) => `- ${code(fit.estimator.name)} learns ${learned[fit.estimator.learns]} from ${rows(fit)} (${where(fit.site)})`));
  const loads = once(events('load').filter((load) => load.how !== 'parameter').map((load) => `- ${load.what === null ? 'data whose name is not written out' : code(load.what, 60)}${load.how === 'synthetic' ? ', made up' : ''} (${where(load.site)})`));
  const splits = once(events('split').filter((split) => split.form === 'call' || split.form === 'fold').map((split) => `- ${code(split.what)}: ${manner(split)} (${where(split.site)})`));
  const judged = once(events('judge').filter((judge) => judge.form !== 'predict').map((judge) => `- ${code(judge.what)} on ${rows(judge)}: ${GAP} (${where(judge.site)})`));
  const known = findings.map((finding) => `- ${code(finding.rule)} at ${code(`${finding.path}:${String(finding.range.start.line)}`)}: ${finding.message}`).slice(0, MOST);
  const section = (title: string, lines: readonly string[], none: string): string => `## ${title}\n\n${lines.length === 0 ? none : lines.join('\n')}`;
  return `${[
    `# Model card (draft): ${path}`,
    'Made from the code. It tells what the program does; the gaps ask for what only people know.',
    section('Model', models, `No training of a model was found. ${GAP}`),
    `## Intended use\n\n- For: ${GAP}\n- Not for: ${GAP}\n- Who decides by it, and what a mistake costs: ${GAP}`,
    section('Data', [...loads, `- From when, from whom, with which right: ${GAP}`, `- Who or what is missing in it: ${GAP}`], ''),
    section('Preparation', steps, 'No step that learns from rows was found.'),
    section('How rows were held out', splits, `No split was found. ${GAP}`),
    section('Results', [...judged, `- By group, with the number of rows: ${GAP}`, `- Compared with which baseline: ${GAP}`], ''),
    section('Limits', [...known, `- Where it is known to fail: ${GAP}`], ''),
    `## Responsible\n\n- Owner: ${GAP}\n- Version, date, place of the saved model: ${GAP}`,
    dictionary(fits),
  ].join('\n\n')}\n`;
}

function manner(split: Extract<ProgramEvent, { kind: 'split' }>): string {
  const ways = [split.timed ? 'in the order of time' : split.shuffled ? 'at random' : 'in the given order', ...(split.grouped ? ['groups kept together'] : []), ...(split.stratified === true ? ['with the same share of each class'] : [])];
  return joined(ways);
}

/** The columns that models were trained on, as far as the code names them. */
function dictionary(fits: readonly FitEvent[]): string {
  const features = new Set<string>();
  const targets = new Set<string>();
  for (const fit of fits) {
    if (fit.columns.extent === 'listed') for (const name of fit.columns.names) features.add(name);
    for (const name of fit.columns.own.keys()) features.add(name);
    if (fit.target?.extent === 'listed') for (const name of fit.target.names) targets.add(name);
  }
  const named = (name: string): string => code(name).replaceAll('|', '\\|');
  const rows = [...[...features].filter((name) => !targets.has(name)).map((name) => [name, 'feature']), ...[...targets].map((name) => [name, 'target'])]
    .filter(([name = '']) => !name.startsWith('#')).map(([name = '', role = '']) => `| ${named(name)} | ${role} | (gap) | (gap) | (gap) |`);
  if (rows.length === 0) return `## Data dictionary\n\nThe code names no columns. ${GAP}`;
  return `## Data dictionary\n\n| Column | Role | Meaning | Unit | May it be missing? |\n|---|---|---|---|---|\n${rows.join('\n')}`;
}

function placeText(graph: ProvenanceGraph | null, site: Site, path: string): string {
  const located = graph?.documents.get(site.path)?.locate(site.span);
  const line = located === undefined ? '' : `${located.cell === null ? '' : `cell ${String(located.cell)}, `}line ${String(located.start.line)}`;
  return site.path === path ? line : `${code(site.path)}, ${line}`;
}
