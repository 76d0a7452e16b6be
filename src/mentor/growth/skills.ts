import type { ProgramEvent, ProvenanceGraph, Site } from '../../provenance/graph';
import { eventsOf, measuresOf } from '../../provenance/graph';
import type { MentorPlace } from '../conversation';
import { allCompetencies, competencyCategories } from '../knowledge';
import { lessonIds, lessonText } from '../lesson-base';

/** A finding, as far as it matters here. */
export interface SkillFinding extends MentorPlace {
  readonly rule: string;
  readonly competencies: readonly string[];
}

/** What the workspace is known by. */
export interface SkillMaterial {
  readonly graphs: readonly ProvenanceGraph[];
  readonly findings: readonly SkillFinding[];
  /** Functions that have to do with machine learning, how many of them tests run, and the tests; null: not counted. */
  readonly tests: { readonly functions: number; readonly tested: number; readonly tests: number } | null;
}

/** Something that the code does which belongs to an area. */
export interface Practice {
  /** "3 splits that keep groups together". */
  readonly text: string;
  readonly count: number;
  /** At most three. */
  readonly places: readonly MentorPlace[];
}

/** An area of skill, and what the workspace shows for it. It shows what the code does, not what a person can do: there is no mark. */
export interface SkillArea {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly practice: readonly Practice[];
  readonly findings: readonly { readonly rule: string; readonly count: number; readonly places: readonly MentorPlace[] }[];
  readonly lessons: readonly string[];
}

/** All areas in the order of their categories, those without anything to see included. */
export function skillsOf(material: SkillMaterial): readonly SkillArea[] {
  const practice = practices(material);
  const lessons = lessonsByCompetency();
  const order = new Map(competencyCategories.map(({ id }, index) => [id, index]));
  return [...allCompetencies().values()]
    .map(({ id, name, category, description }) => ({ id, name, category, description, practice: practice.get(id) ?? [], findings: findingsFor(material.findings, id), lessons: lessons.get(id) ?? [] }))
    .sort((a, b) => (order.get(a.category) ?? 0) - (order.get(b.category) ?? 0));
}

const MOST_PLACES = 3;

function findingsFor(findings: readonly SkillFinding[], competency: string): SkillArea['findings'] {
  const byRule = new Map<string, SkillFinding[]>();
  for (const finding of findings) if (finding.competencies.includes(competency)) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return [...byRule].map(([rule, ones]) => ({ rule, count: ones.length, places: ones.slice(0, MOST_PLACES).map(({ path, cell, range }) => ({ path, cell, range })) })).sort((a, b) => b.count - a.count);
}

let lessonMap: ReadonlyMap<string, readonly string[]> | null = null;

/** The lessons that name each competency, read off their front matter. */
export function lessonsByCompetency(): ReadonlyMap<string, readonly string[]> {
  if (lessonMap !== null) return lessonMap;
  const map = new Map<string, string[]>();
  for (const id of lessonIds()) {
    const named = /^competencies: \[(.*)\]$/m.exec(lessonText(id) ?? '')?.[1] ?? '';
    for (const competency of named.split(',').map((one) => one.trim()).filter((one) => one !== '')) map.set(competency, [...(map.get(competency) ?? []), id]);
  }
  lessonMap = map;
  return map;
}

/** One kind of thing that a graph may show: how to find it, and what it is called. */
interface Sign {
  readonly competency: string;
  readonly one: string;
  readonly many: string;
  readonly sites: (graph: ProvenanceGraph) => readonly Site[];
}

const where = <E extends { readonly site: Site }>(events: readonly E[], holds: (event: E) => boolean): Site[] => events.filter(holds).map((event) => event.site);
const judged = (form: Extract<ProgramEvent, { kind: 'judge' }>['form']) => (graph: ProvenanceGraph) => where(eventsOf(graph, 'judge'), (event) => event.form === form);

const signs: readonly Sign[] = [
  { competency: 'ml.data-leakage-validation', one: 'split into training and test rows', many: 'splits into training and test rows', sites: (graph) => where(eventsOf(graph, 'split'), (event) => event.form === 'call') },
  { competency: 'ml.data-leakage-validation', one: 'split that keeps groups together', many: 'splits that keep groups together', sites: (graph) => where(eventsOf(graph, 'split'), (event) => event.grouped) },
  { competency: 'ml.data-leakage-validation', one: 'split by time', many: 'splits by time', sites: (graph) => where(eventsOf(graph, 'split'), (event) => event.timed) },
  { competency: 'ml.data-leakage-validation', one: 'cross-validation', many: 'cross-validations', sites: judged('folds') },
  { competency: 'ml.frameworks', one: 'pipeline', many: 'pipelines', sites: (graph) => where(measuresOf(graph, 'compose'), (event) => event.form === 'pipeline' || event.form === 'make-pipeline') },
  { competency: 'ml.feature-engineering', one: 'preparing step that learns', many: 'preparing steps that learn', sites: (graph) => where(eventsOf(graph, 'fit'), (event) => event.estimator.role !== 'predictor' && event.estimator.learns !== 'nothing') },
  { competency: 'ml.algorithms', one: 'model trained', many: 'models trained', sites: (graph) => where(eventsOf(graph, 'fit'), (event) => event.estimator.role === 'predictor') },
  { competency: 'ml.evaluation', one: 'place where a model is judged', many: 'places where models are judged', sites: judged('score') },
  { competency: 'ml.hyperparameter-optimisation', one: 'search over settings', many: 'searches over settings', sites: judged('search') },
  { competency: 'ml.training-debugging', one: 'training loop written by hand', many: 'training loops written by hand', sites: (graph) => where(eventsOf(graph, 'backward'), () => true) },
  { competency: 'ml.distributional-assumptions', one: 'split that keeps the class shares', many: 'splits that keep the class shares', sites: (graph) => where(eventsOf(graph, 'split'), (event) => event.stratified === true) },
  { competency: 'ml.distributional-assumptions', one: 'resampling of unequal classes', many: 'resamplings of unequal classes', sites: (graph) => where(eventsOf(graph, 'resample'), () => true) },
  { competency: 'ml.deep-learning', one: 'random augmentation', many: 'random augmentations', sites: (graph) => where(measuresOf(graph, 'augment'), () => true) },
  { competency: 'de.data-quality-contracts', one: 'removal of equal rows', many: 'removals of equal rows', sites: (graph) => where(measuresOf(graph, 'deduplicate'), () => true) },
  { competency: 'de.pipelines', one: 'place where data is read', many: 'places where data is read', sites: (graph) => where(eventsOf(graph, 'load'), (event) => event.how === 'file') },
];

function practices({ graphs, tests }: SkillMaterial): Map<string, Practice[]> {
  const found = new Map<string, Practice[]>();
  for (const sign of signs) {
    const seen = new Map<string, MentorPlace>();
    for (const graph of graphs) {
      for (const site of sign.sites(graph)) {
        const located = graph.documents.get(site.path)?.locate(site.span);
        if (located !== undefined) seen.set(`${site.path}:${String(located.cell)}:${String(located.start.line)}`, { path: site.path, cell: located.cell, range: { start: located.start, end: located.end } });
      }
    }
    if (seen.size === 0) continue;
    const practice: Practice = { text: `${String(seen.size)} ${seen.size === 1 ? sign.one : sign.many}`, count: seen.size, places: [...seen.values()].slice(0, MOST_PLACES) };
    found.set(sign.competency, [...(found.get(sign.competency) ?? []), practice]);
  }
  if (tests !== null && tests.functions > 0 && tests.tests > 0) {
    found.set('se.testing-coverage', [{ text: `${String(tests.tests)} ${tests.tests === 1 ? 'test' : 'tests'}, which run ${String(tests.tested)} of ${String(tests.functions)} functions`, count: tests.tests, places: [] }]);
  }
  return found;
}
