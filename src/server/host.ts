import type { InputProblem, Workspace } from '../project/workspace';
import type { Engine } from '../review/engine';
import type { ReviewReport } from '../review/formats/review-report';
import type { ReportedFinding } from '../review/report';
import type { RuleMeta } from '../rules/rule';
import type { Versions } from '../project/versions';
import type { ExplainRequest, OfflineAnswer } from '../mentor/conversation';
import type { Grounds } from '../review/grounds';
import type { CodeProblem } from '../mentor/llm/code-facts';
import type { ProvenanceGraph } from '../provenance/graph';
import type { CompetenciesResult, ReviewParams, ServerSettings, ShownSkill } from './protocol';

/** A fault in the project's configuration, at a place in its file where that is known (line and column from 1). */
export interface ConfigurationProblem extends InputProblem {
  readonly line?: number;
  readonly column?: number;
}

/** The engine of one root, made with that root's configuration. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** Shown as one diagnostic each; the engine then works with what is left of the configuration. */
  readonly problems: readonly ConfigurationProblem[];
  /** Does the configuration leave this path out? */
  readonly excluded: (path: string) => boolean;
  /** What the review of a change needs; left out: there are no reviews. */
  readonly review?: ReviewMeans;
  /** The findings that the project's baseline knows; left out: it has none. */
  readonly known?: (findings: readonly ReportedFinding[]) => ReadonlySet<ReportedFinding>;
}

export interface ReviewMeans {
  /** An engine for another version of the files, with the same configuration. */
  readonly engineOf: (workspace: Workspace) => Engine;
  /** Percent of the new code that tests should reach. */
  readonly minNewCoverage: number;
  /** The report without what the baseline knows. */
  readonly withoutKnown: (report: ReviewReport) => Promise<ReviewReport>;
  readonly rules: readonly RuleMeta[];
  readonly lesson: (rule: string) => string | undefined;
  readonly competency: (id: string) => string | undefined;
}

/** Which versions of a root are asked for. */
export interface WantedVersions {
  readonly rootUri: string;
  readonly compared: ReviewParams['compared'];
  /** The files as they are now, with what is not saved. */
  readonly now: Workspace;
  readonly exclude: (path: string) => boolean;
  readonly signal: AbortSignal;
}

export interface RootPlace {
  readonly uri: string;
  /** A workspace folder, in which imports are followed everywhere; else the folder of a file that was opened alone. */
  readonly wide: boolean;
}

/** A commit's files. */
export interface Snapshot {
  /** Its id. */
  readonly commit: string;
  readonly workspace: Workspace;
  close(): void;
}

/** What a lesson gives to hovers and to the lesson view. */
export interface ServerLesson {
  readonly title: string;
  /** How the section "Why it matters" begins: some sentences of Markdown. */
  readonly why: string;
  /** How the section "How to fix" begins. */
  readonly fix: string;
  /** The whole lesson, as Markdown without its front matter. */
  readonly markdown: string;
}

/** All that the server needs from where it runs: files, an engine, lessons. Tests give their own. */
export interface ServerHost {
  readonly version: string;
  /** The project's page, under which the lessons are published; undefined where there is none. */
  readonly homepage?: string;
  /** The files below a root, as they are on disk. Undefined for a scheme that this host can't read (`untitled`). */
  openWorkspace(rootUri: string): Workspace | undefined;
  /** Never rejects for a bad configuration: that is told in `problems`. */
  openEngine(workspace: Workspace, settings: ServerSettings, root: RootPlace): Promise<OpenedEngine>;
  lesson(rule: string): ServerLesson | undefined;
  /** Two versions of a root's files. Rejects with a sentence where they can't be read. Left out: this host knows no versions. */
  versions?(wanted: WantedVersions): Promise<Versions>;
  /** The files of the commit at which a root parted from a branch, tag or commit. Rejects with a sentence. Left out: this host knows no commits. */
  snapshot?(wanted: Omit<WantedVersions, 'compared'> & { readonly ref: string }): Promise<Snapshot>;
  /** The names of branches and tags that a root's changes may be measured against, the likeliest first. Never rejects. */
  bases?(rootUri: string): Promise<readonly string[]>;
  /** What is wrong with code that a model wrote, one list for each piece. Left out: nothing is known of it. */
  checkCode?(code: readonly string[]): Promise<readonly (readonly CodeProblem[])[]>;
  /** The mentor's answer without a model; `grounds`: of the file that the target is in. Left out: nothing is explained. */
  explain?(request: ExplainRequest, grounds: Grounds | null): OfflineAnswer;
  /** Which rules teach which competency. */
  competencies?(): CompetenciesResult;
  /** What programs do that belongs to a competency, by their graphs. Left out: nothing is known of it. */
  shownSkills?(graphs: readonly ProvenanceGraph[]): readonly ShownSkill[];
}

/** Milliseconds; a test makes them shorter. */
export interface Pace {
  /** The longest wait after an edit before it is analysed. */
  readonly debounce: number;
  /** An analysis that takes no longer than this starts at once. */
  readonly quick: number;
  /** After so long without an edit, what hangs on the whole project is looked at again. */
  readonly pause: number;
  /** How long a new finding on the line being edited is held back. */
  readonly calm: number;
}

export const defaultPace: Pace = { debounce: 120, quick: 40, pause: 1500, calm: 1000 };
