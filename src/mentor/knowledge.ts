import competencyData from './data/competencies.json';
import referenceData from './data/references.json';

/** An area of skill of an ML engineer. */
export interface Competency {
  readonly id: string;
  readonly name: string;
  /** The id of one of `competencyCategories`. */
  readonly category: string;
  readonly description: string;
  readonly skills: readonly string[];
}

/** A public source that lessons cite. */
export interface Reference {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** What it may be cited for. */
  readonly supports: string;
  /** The day on which the page was last opened and read for this (ISO date); null: not yet. */
  readonly checked: string | null;
}

export const competencyCategories: readonly { readonly id: string; readonly name: string }[] = competencyData.categories;

const competencies = new Map<string, Competency>(competencyData.competencies.map((competency) => [competency.id, competency]));
const references = new Map<string, Reference>(referenceData.references.map((reference) => [reference.id, reference]));

/** All competencies by id. */
export function allCompetencies(): ReadonlyMap<string, Competency> {
  return competencies;
}

/** All references by id. */
export function allReferences(): ReadonlyMap<string, Reference> {
  return references;
}
