import type { Site } from '../provenance/graph';
import type { ServingEntry } from './entry-points';
import type { ClassAt } from './program-syntax';

/**
 * What is known of a value while a request is answered, as marks: `request`, it stems from the request; `file`, from a file; `joined`, it was put together with other
 * rows; `category`, a pandas category; `est:Name:role`, `restored#n`, `net:key`, `inst:key`, the object that it is; `refit#n`, `codes#n`, `dummies#n`, `random#n`,
 * the steps that made its numbers.
 */
export type Marks = ReadonlySet<string>;

export const noMarks: Marks = new Set();

export function union(...all: readonly Marks[]): Marks {
  const filled = all.filter((marks) => marks.size > 0);
  return filled.length <= 1 ? (filled[0] ?? noMarks) : new Set(filled.flatMap((marks) => [...marks]));
}

export function withMark(marks: Marks, ...added: readonly string[]): Marks {
  return new Set([...marks, ...added]);
}

/** The marks that go over to what is computed from a value; which object it is does not. */
export function ofData(marks: Marks): Marks {
  return new Set([...marks].filter((mark) => !/^(est|restored|net|inst)[:#]/.test(mark)));
}

export function without(marks: Marks, start: string): Marks {
  return new Set([...marks].filter((mark) => !mark.startsWith(start)));
}

export function starting(marks: Marks, start: string): string[] {
  return [...marks].filter((mark) => mark.startsWith(start));
}

/** A step on a serving path that makes the model's input depend on the request as a whole, or on chance. */
export interface ServingStep {
  readonly kind: 'refit' | 'codes' | 'dummies' | 'random';
  readonly site: Site;
  /** What is called, in the program's words. */
  readonly text: string;
  /** The class that learns, or the random step; null where not known. */
  readonly name: string | null;
  /** Where the object that is fitted again was loaded. */
  readonly restored: Site | null;
  /** The variable that holds it. */
  readonly receiver: string | null;
}

/** What happens while one entry point answers. */
export interface ServingRun {
  readonly entry: ServingEntry;
  /** Steps whose result a model is asked about, and where; `isRestored`: the model was surely loaded. */
  readonly uses: { readonly step: ServingStep; readonly model: Site; readonly isRestored: boolean }[];
  /** A model is fitted on what the request brings. */
  trains: boolean;
  /** Something puts a network into evaluation mode. */
  evaluates: boolean;
  /** What a fitted object is undone by afterwards: it scales one series for itself. */
  readonly undone: Set<string>;
  /** Files with code that ran. */
  readonly files: Set<string>;
  /** Networks of the program, and of libraries, that were made, and where. */
  readonly networks: Map<string, { readonly of: ClassAt | string; readonly made: Site }>;
  /** Calls of networks, by their key; `restored`: where the weights came from. */
  readonly networkCalls: Map<string, Site>;
  readonly weights: Map<string, Site>;
}

export function newRun(entry: ServingEntry): ServingRun {
  return { entry, uses: [], trains: false, evaluates: false, undone: new Set(), files: new Set(), networks: new Map(), networkCalls: new Map(), weights: new Map() };
}
