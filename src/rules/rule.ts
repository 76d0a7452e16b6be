import type { ModuleCode } from '../project/code/code';
import type { Coverage } from '../project/coverage/coverage';
import type { FunctionEvidence } from '../project/coverage/evidence';
import type { Parity } from '../project/parity/parity';
import type { ProgramSyntax } from '../project/program-syntax';
import type { ChangedCode } from '../project/versions';
import type { Releases } from '../project/releases';
import type { Surroundings } from '../project/surroundings';
import type { TestedFunction, TestMap } from '../project/testing/reach';
import type { TestSettings } from '../project/testing/settings';
import type { ProvenanceGraph } from '../provenance/graph';
import type { Position, Span } from '../python/text';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
/** certain: proved on the graph. likely: one assumption, named in the message. hint: worth a look. */
export type Confidence = 'certain' | 'likely' | 'hint';
export type Family =
  | 'leakage' | 'evaluation' | 'skew' | 'testing' | 'training' | 'reproducibility' | 'numerics' | 'data' | 'api' | 'security' | 'responsible'
  | 'pipeline' | 'llm' | 'notebook' | 'performance';

/** A place in the workspace. `path` is a document's path; the span counts in that document's module text. In a file that is not Python, lines and columns tell it. */
export interface Location {
  readonly path: string;
  readonly span: Span;
  /** Only for files that are not Python: where it starts and ends, counted from 1. */
  readonly start?: Position;
  readonly end?: Position;
}

export interface Edit {
  readonly at: Location;
  readonly text: string;
  /** The file does not exist: it is made, with this text. */
  readonly creates?: true;
}

export interface Fix {
  readonly title: string;
  /** Safe: proved to remove the finding without changing what the code means otherwise. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** One fault, as a rule states it. What it says: what happens; why it matters here; what to do. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly at: Location;
  /** The path that proves it, in the order of the story: load → fit → split → score. */
  readonly related: readonly { readonly message: string; readonly at: Location }[];
  readonly fixes?: readonly Fix[];
}

export interface RuleMeta {
  /** `family/kebab-name`, as in the catalogue. */
  readonly id: string;
  /** One line, what is wrong: "A scaler or imputer is fitted before the split". */
  readonly title: string;
  readonly family: Family;
  /** The severity of a typical finding; a finding may carry another one. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** In which preset it speaks: on = recommended; hint = recommended where certain, else learner; off = strict or by name. */
  readonly preset: 'on' | 'hint' | 'off';
  /** Ids of the competency areas (competencies.json). */
  readonly competencies: readonly string[];
  /** Ids of the public references (references.json). */
  readonly references: readonly string[];
  /** The release that brought it. */
  readonly since: string;
  readonly fix: 'none' | 'assisted' | 'safe';
  /** What other tools call the same fault, `tool:ID`: 'ruff:NPY002', 'torchfix:TOR001', 'sonar:S6974', 'pylint:W5501', 'bandit:B614', 'semgrep:pickles-in-pytorch', 'codesmile:R6'. */
  readonly peers?: readonly string[];
}

/** What a rule may look at. */
export interface RuleContext {
  readonly graph: ProvenanceGraph;
  /** Which releases of libraries the files run with. */
  readonly releases: Releases;
  readonly report: (finding: Omit<Finding, 'rule'>) => void;
}

/** What a rule may look at that judges the code of one file: its calls, names and types. Asked once for each interpreted file. */
export interface InspectContext {
  readonly code: ModuleCode;
  /** Which releases of libraries the file runs with. */
  readonly releases: Releases;
  readonly report: (finding: Omit<Finding, 'rule'>) => void;
}

/** What a rule may look at that compares the sides of a project's models. */
export interface ParityContext {
  readonly parity: Parity;
  readonly report: (finding: Omit<Finding, 'rule'>) => void;
}

/** What a rule may look at that judges a project's tests. */
export interface TestContext {
  readonly program: ProgramSyntax;
  /** Which functions the tests run, and how. */
  readonly map: TestMap;
  /** What a coverage report says of the functions of `map`, beside the tests' code; only where there is one. */
  readonly evidence?: ReadonlyMap<TestedFunction, FunctionEvidence>;
  /** The coverage report itself, laid over the code as it is now; only where there is one. */
  readonly coverage?: Coverage;
  readonly settings: TestSettings;
  /** The sides of the project's models; null where it has not both. */
  readonly parity: Parity | null;
  readonly surroundings: Surroundings;
  /** The code that a change touches, while one is reviewed. */
  readonly changed?: ChangedCode;
  /** Percent of changed lines that tests must reach. Left out: 75. */
  readonly minNewCoverage?: number;
  /** Somebody asks for tests: what a project lacks that has none at all is told as well. Left out: nobody asks. */
  readonly isAsked?: boolean;
  readonly report: (finding: Omit<Finding, 'rule'>) => void;
}

/** A rule judges one program by its graph, the code of one file, the two sides of a project against each other, or a project's tests. */
export interface Rule {
  readonly meta: RuleMeta;
  readonly check?: (context: RuleContext) => void;
  readonly inspect?: (context: InspectContext) => void;
  /** `inspect` is for files that use one of these libraries alone (as `ModuleCode.uses` tells); left out: for all. */
  readonly needs?: readonly string[];
  /**
   * `inspect` is for files in which one of these words stands: as the last part of what is called, as an attribute, a keyword, the name of a function, or a name
   * that is bound at the top. Left out: for all.
   */
  readonly words?: readonly string[];
  readonly compare?: (context: ParityContext) => void;
  readonly test?: (context: TestContext) => void;
  /** No finding of it is surer than this, so that it is not asked where findings no surer are not shown. Left out: any may be. */
  readonly atMost?: 'likely' | 'hint';
  /** Of a rule with `test`: it says nothing of a project that lacks one of these: tests, the two sides of a model, what may answer requests, a change that is reviewed. Left out: it may of any. */
  readonly onlyWith?: readonly ('tests' | 'sides' | 'endpoints' | 'change')[];
  /** Of a rule with `test`: what holds `atMost` of a project without tests. Left out: `atMost`. */
  readonly untestedAtMost?: 'hint';
  /** Of a rule with `test`: how the tests of a large suite begin tells it enough, so that none is followed to its end for it. Left out: what they run has to be known. */
  readonly fromBeginnings?: true;
  /** Of a rule with `test`: it looks at all functions even of a project without tests. Left out: there, those that answer requests and the one that deserves a test most are enough for it. */
  readonly asksAllFunctions?: true;
}
