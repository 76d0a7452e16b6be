import { askedOnce } from '../project/asked-of-text';
import type { KeptSides } from '../project/parity/kept';
import { importsFramework } from '../project/entry-frameworks';
import { operationIds } from '../project/entry-operations';
import { mayHoldEntry, mayServe, servingEntries } from '../project/entry-points';
import { askingEntries, mayAsk } from '../project/parity/may-ask';
import type { Parity, ParityOptions } from '../project/parity/parity';
import { findParity } from '../project/parity/parity';
import { mayTrain } from '../project/parity/sides';
import type { ProgramFiles } from '../project/program-syntax';
import { programSyntax } from '../project/program-syntax';
import type { Surroundings } from '../project/surroundings';
import type { PythonDocument } from '../python/document';
import type { ModuleGraph } from '../python/modules';
import type { Finding, Rule } from '../rules/rule';
import type { InputProblem } from '../project/workspace';
import type { Config } from './config';
import { pathMatcher } from './listing';
import { withoutRepeats } from './place';
import { parsedWhenAsked } from './parsed-when-asked';
import type { Source } from './sources';

export interface Comparison {
  readonly files: ReadonlyMap<string, Source>;
  /** What `parityOf` gives; asked once. */
  readonly parity: () => Parity;
  readonly rules: readonly Rule[];
  /** Throws to cancel; what it throws is passed on. */
  readonly checkpoint: () => void;
}

export interface ComparisonResult {
  /** By the path in which it is reported. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly problems: readonly InputProblem[];
}

export const nothingFound: ComparisonResult = { findings: new Map(), problems: [] };

/** Restores a model or asks one. */
const mayRestore = askedOnce((code) => /load|from_pretrained|InferenceSession|Interpreter|\.predict|pipeline\(|Booster|\.get\(/.test(code));

/** The files that may be a side of a model, with all that they import. */
export interface Sides {
  readonly sources: readonly Source[];
  /** Descriptions beside the Python files may name handlers. */
  readonly isDescribed: boolean;
}

/**
 * The sides of a project's models, as far as texts tell; null where the project has no serving side. Which files are interpreted for their
 * provenance is another question: a web handler that unpickles a model imports nothing of machine learning itself.
 */
export function sidesOf(files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph): Sides | null {
  const known = sidesOfFiles.get(files) ?? { sides: findSides(files, moduleGraph) };
  sidesOfFiles.set(files, known);
  return known.sides;
}

/** The comparison of the sides and the judgement of the tests ask of the same files. */
const sidesOfFiles = new WeakMap<ReadonlyMap<string, Source>, { readonly sides: Sides | null }>();

function findSides(files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph): Sides | null {
  const sources = [...files.values()];
  const serving = sources.filter((source) => source.says('may serve', (document) => mayRestore(document) && mayServe(document)) || answersByOther(source, files, moduleGraph));
  const training = sources.filter((source) => source.says('may train', (document) => mayTrain(document)));
  if (training.length === 0) return null;
  // What a description names as a handler may look like anything.
  const isDescribed = sources.some((source) => source.says('is described', ({ code }) => code.includes('connexion')));
  if (!serving.some((source) => (isDescribed || source.says('may hold an entry', (document) => mayHoldEntry(document))) && isAskedIn(source, files, moduleGraph))) return null;
  const members = new Set([...serving, ...training]);
  for (const source of members) {
    for (const statement of source.imports) {
      for (const target of moduleGraph.targets(source.path, statement)) {
        const imported = files.get(target);
        if (imported) members.add(imported);
      }
    }
  }
  return { sources: [...members].sort((a, b) => (a.path < b.path ? -1 : 1)), isDescribed };
}

/** Has the file handlers of a framework, and a file that it imports restores the model? */
function answersByOther(source: Source, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph): boolean {
  return source.says('imports a framework', importsFramework) && isTrueOf(source, (one) => one.says('may restore', mayRestore), files, moduleGraph);
}

/** Could a model be asked in the file, or in what it imports? */
function isAskedIn(source: Source, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph): boolean {
  return isTrueOf(source, (one) => one.says('may ask', (document) => mayAsk(document)), files, moduleGraph);
}

/** Is it so of a file, or of one that it imports, directly or not? */
function isTrueOf(source: Source, holds: (of: Source) => boolean, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph): boolean {
  const reached = new Set([source]);
  for (const at of reached) {
    if (holds(at)) return true;
    for (const statement of at.imports) {
      for (const target of moduleGraph.targets(at.path, statement)) {
        const imported = files.get(target);
        if (imported) reached.add(imported);
      }
    }
  }
  return false;
}

/** What `train`, `serve` and `pairs` of the config say of these files. A pair may be written with globs; then any of the one belongs to any of the other. */
function saidBy(config: Config, paths: readonly string[]): Pick<ParityOptions, 'mayTrain' | 'mayServe' | 'pairs'> {
  const named = (globs: readonly string[]): ((path: string) => boolean) => pathMatcher(globs, config.prefix);
  const pairs = config.pairs.flatMap((pair) => {
    const serves = paths.filter(named([pair.serve]));
    return paths.filter(named([pair.train])).flatMap((train) => serves.map((serve) => ({ train, serve })));
  });
  const only = (globs: readonly string[], of: 'train' | 'serve'): ((path: string) => boolean) | undefined => {
    if (globs.length === 0) return undefined;
    const isNamed = named(globs);
    return (path) => isNamed(path) || pairs.some((pair) => pair[of] === path);
  };
  const mayTrain = only(config.train, 'train');
  const mayServe = only(config.serve, 'serve');
  return { pairs, ...(mayTrain ? { mayTrain } : {}), ...(mayServe ? { mayServe } : {}) };
}

const filesOf = new WeakMap<Sides, ProgramFiles>();

function programFiles(sides: Sides): ProgramFiles {
  const known = filesOf.get(sides);
  if (known) return known;
  const files = { documents: new Map<string, PythonDocument>(sides.sources.map((source) => [source.path, source.document])), modules: parsedWhenAsked(sides.sources) };
  filesOf.set(sides, files);
  return files;
}

/** Has the code of these files an entry point that could ask a model? Dearer than `sidesOf`, and much cheaper than to run what answers. */
export function mayAnswer(sides: Sides): boolean {
  if (sides.isDescribed) return true;
  try {
    const program = programSyntax(programFiles(sides));
    return servingEntries(program).some(askingEntries(program));
  } catch {
    // A fault of ours is met again, and told, where the sides are paired.
    return true;
  }
}

export interface PairingOptions {
  readonly surroundings: Surroundings;
  readonly config: Config;
  /** What former comparisons of the project worked out. */
  readonly kept?: KeptSides;
  /** Throws to cancel; what it throws is passed on. */
  readonly checkpoint: () => void;
}

/** The two sides of a project's models, paired. Throws only what `checkpoint` throws, and what a fault of ours throws. */
export function parityOf(sides: Sides, { surroundings, config, kept, checkpoint }: PairingOptions): Parity {
  const files = programFiles(sides);
  // A description is read only where the one framework that goes by it is named.
  const described = sides.isDescribed ? { ...files, operations: operationIds(surroundings.configValues) } : files;
  return findParity({ files: described, ...saidBy(config, [...files.modules.keys()]), surroundings, checkpoint, ...(kept ? { kept } : {}) });
}

/** Compares the sides of a project by all rules that do. */
export function compareSides({ files, parity: pairing, rules, checkpoint }: Comparison): ComparisonResult {
  const comparing = rules.filter((rule) => rule.compare);
  if (comparing.length === 0) return nothingFound;
  const found: Finding[] = [];
  const problems: InputProblem[] = [];
  const attempt = (what: string, work: () => void): void => {
    checkpoint();
    try {
      work();
    } catch (error) {
      checkpoint();
      problems.push({ path: '', message: `Internal error while ${what}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}. Please report it with the code that brought it about.` });
    }
  };
  attempt('pairing training and serving', () => {
    const parity = pairing();
    for (const rule of comparing) {
      attempt(`running the rule ${rule.meta.id}`, () => {
        rule.compare?.({ parity, report: (finding) => found.push({ ...finding, rule: rule.meta.id }) });
      });
    }
    if (parity.leftOut > 0) problems.push({ path: '', message: `This project has more entry points and trainings than are followed in one go: ${String(parity.leftOut)} of them were not, and are not compared. \`train\` and \`serve\` in the config can name those that matter.` });
  });
  const findings = new Map<string, Finding[]>();
  for (const finding of withoutRepeats(found, (path) => files.get(path)?.document)) {
    const list = findings.get(finding.at.path);
    if (list) list.push(finding);
    else findings.set(finding.at.path, [finding]);
  }
  return { findings, problems };
}
