import type { ExplainRequest, MentorPlace, OfflineAnswer } from '../mentor/conversation';
import type { CodeProblem } from '../mentor/llm/code-facts';
import type { ReviewReport } from '../review/formats/review-report';
import type { ParityReport } from '../review/side-by-side/report';

/** What client and server say to each other beyond the Language Server Protocol. Only additions are allowed. */

/** Notification to the client, for a status item: what the server is doing now. */
export const statusMethod = 'holdout/status';
export interface ServerStatus {
  readonly state: 'starting' | 'analysing' | 'ok' | 'error' | 'off';
  /** Findings shown now, over all open files. */
  readonly findings: number;
  /** For `error`: a sentence. */
  readonly message?: string;
}

/** Request: the lesson of a rule as Markdown; null where there is none. */
export const lessonMethod = 'holdout/lesson';
export interface LessonParams {
  readonly rule: string;
}
export interface LessonResult {
  readonly title: string;
  readonly markdown: string;
}

/** Request: check all files of all workspace folders and publish what is found. Can be cancelled. */
export const checkWorkspaceMethod = 'holdout/checkWorkspace';
export interface CheckWorkspaceResult {
  readonly findings: number;
  readonly files: number;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly milliseconds: number;
}
/** Notification to the client while a workspace is checked. */
export const progressMethod = 'holdout/progress';
export interface ProgressParams {
  readonly done: number;
  readonly total: number;
}

/** Request: the training and serving sides of the models of all folders, beside each other. Can be cancelled. */
export const parityMethod = 'holdout/parity';
export interface ParityParams {
  /** Paths seen from their folder; null: all. */
  readonly train: string | null;
  readonly serve: string | null;
}
export interface ParityResult {
  /** The folder from which the report's paths are seen, and what is found in it. */
  readonly folders: readonly { readonly uri: string; readonly report: ParityReport }[];
}

/** Request: the review of the changes in all folders. Can be cancelled. */
export const reviewMethod = 'holdout/review';
export interface ReviewParams {
  /** `base`: the files as they are, against the commit at which they parted from a branch, tag or commit. `staged`: what is staged, against the last commit. */
  readonly compared: { readonly kind: 'base'; readonly ref: string } | { readonly kind: 'staged' };
}
export interface ReviewFolder {
  /** The folder from which the report's paths are seen. */
  readonly uri: string;
  /** Null: it could not be reviewed, and `problem` says why. */
  readonly report: ReviewReport | null;
  readonly problem: string | null;
}
export interface ReviewResult {
  readonly folders: readonly ReviewFolder[];
}

/** Request: the last review as text, for each folder that could be reviewed: a pull request's comment, or SARIF. */
export const reviewTextMethod = 'holdout/reviewText';
export interface ReviewTextParams {
  readonly format: 'markdown' | 'sarif';
}
export interface ReviewTextResult {
  readonly folders: readonly { readonly uri: string; readonly text: string }[];
}

/** Request: the safe fixes of the last review's findings, all applied: the texts as they would be. Nothing is written. Can be cancelled. */
export const reviewFixesMethod = 'holdout/reviewFixes';
export interface ReviewFixesResult {
  readonly folders: readonly {
    readonly uri: string;
    /** The texts that change: of a notebook those of its cells, by their index; of a script its own. */
    readonly texts: readonly { readonly path: string; readonly cell: number | null; readonly text: string }[];
    readonly applied: readonly { readonly path: string; readonly rule: string; readonly title: string }[];
    readonly problems: readonly { readonly path: string; readonly message: string }[];
  }[];
}

/** Request: the branches and tags of each folder against which its changes can be measured, the likeliest first; none where there is no repository. */
export const basesMethod = 'holdout/bases';
export interface BasesResult {
  readonly folders: readonly { readonly uri: string; readonly bases: readonly string[] }[];
}

/** Request: the answer of the mentor without a model. Can be cancelled. */
export const explainMethod = 'holdout/explain';
export interface ExplainParams {
  /** The open text that the target's place is in: a file, or the text of a notebook's cell; null where the target has no place. */
  readonly uri: string | null;
  /** The client leaves `path` and `cell` of the target's place (and `path` of a file) as '' and null: the server fills them in from `uri`. */
  readonly request: ExplainRequest;
}
export interface ExplainResult {
  readonly answer: OfflineAnswer;
  /** The folder from which the answer's paths are seen. */
  readonly folder: string;
}

/** Request: what is wrong with pieces of code that a model wrote, one list for each piece. */
export const checkCodeMethod = 'holdout/checkCode';
export interface CheckCodeParams {
  readonly code: readonly string[];
}
export interface CheckCodeResult {
  readonly problems: readonly (readonly CodeProblem[])[];
}

/** Request: which rules and lessons teach which competency. */
export const competenciesMethod = 'holdout/competencies';
export interface CompetenciesResult {
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    readonly competencies: readonly {
      readonly id: string;
      readonly name: string;
      readonly description: string;
      /** Rule ids. */
      readonly rules: readonly string[];
    }[];
  }[];
}

/** Request: what the code of the open folders does that belongs to a competency. Worked out when the typing pauses. */
export const skillsMethod = 'holdout/skills';
export interface SkillsResult {
  readonly folders: readonly {
    readonly uri: string;
    readonly shown: readonly ShownSkill[];
  }[];
}
export interface ShownSkill {
  /** The competency's id. */
  readonly competency: string;
  /** "3 splits that keep groups together". */
  readonly text: string;
  /** At most three, within the folder. */
  readonly places: readonly MentorPlace[];
}

/** Request: resolves with null as soon as all that was sent before is analysed and published. */
export const whenIdleMethod = 'holdout/whenIdle';

/** Request: how long users wait. Milliseconds from an edit's arrival to its published diagnostics, and of the analysis alone; the last 1,000 edits. */
export const statsMethod = 'holdout/stats';
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}
export interface ServerStats {
  readonly editToDiagnostics: Percentiles;
  readonly analysis: Percentiles;
  /** Analyses given up because a newer version came. */
  readonly cancelled: number;
}

/** The editor's settings under `holdout`, as far as the server reads them. */
export interface ServerSettings {
  readonly enable: boolean;
  /** Show lenses over handlers and trainings, and over functions which tests run them. */
  readonly codeLens: boolean;
  /** Fills the gap where the project's own file names no preset. */
  readonly preset: string | null;
  /** Show only what is new since this branch, tag or commit; null: everything. */
  readonly onlyChanged: string | null;
  /** How findings are shown that the project's baseline knows. */
  readonly baseline: 'faded' | 'hidden' | 'shown';
}

/** `initializationOptions`. */
export interface InitializationOptions {
  /** The client has the command `holdout.compareSides`: show lenses with it. */
  readonly comparesSides?: boolean;
  /** The client has the command `holdout.showTests`: show lenses with it. */
  readonly showsTests?: boolean;
  /** The client has the command `holdout.openLesson`: offer it as a code action and as a link in hovers. */
  readonly lessons?: boolean;
  /** Used where the client can't be asked for its configuration. */
  readonly settings?: Partial<ServerSettings>;
}

/** The client's command that shows two sides beside each other; its arguments are the paths of the training and of the serving file. */
export const compareSidesCommand = 'holdout.compareSides';

/** The client's command that lists the tests of a function and opens one; its arguments are the function's name and its tests. */
export const showTestsCommand = 'holdout.showTests';
export interface ShownTest {
  readonly name: string;
  readonly path: string;
  /** `direct`, `via HTTP`, … */
  readonly how: string;
  /** Line and column from 1; null: known from a coverage report alone. */
  readonly place: { readonly uri: string; readonly line: number; readonly column: number } | null;
}

/** The client's command that opens a lesson; its argument is a rule id. */
export const openLessonCommand = 'holdout.openLesson';
