import type { Position } from '../python/text';
import type { Severity } from '../rules/rule';

/**
 * What goes in and out of an explanation. The whole of it is plain data, so that it can go over a wire: from the language server to the editor,
 * and on into the side panel. Only additions are allowed.
 */

/** How much the reader is taken to know. */
export type Level = 'junior' | 'mid' | 'senior';
export const levels: readonly Level[] = ['junior', 'mid', 'senior'];

/** The ten ways to talk about a piece of code. Each has an offline script and a prompt. */
export type ConversationType =
  | 'explain' | 'hint-ladder' | 'socratic' | 'coaching' | 'case-study' | 'role-play' | 'quiz' | 'code-review' | 'teach-back' | 'debugging';

export const conversationTypes: readonly { readonly id: ConversationType; readonly name: string; readonly purpose: string }[] = [
  { id: 'explain', name: 'Explain', purpose: 'A direct answer, with reasons and sources' },
  { id: 'hint-ladder', name: 'Hint ladder', purpose: 'Five hints, each saying more than the one before' },
  { id: 'socratic', name: 'Socratic dialogue', purpose: 'Questions first, answers after' },
  { id: 'coaching', name: 'Coaching', purpose: 'Set a goal, look back, plan the next step' },
  { id: 'case-study', name: 'Case study', purpose: 'Work through a failure that happens in practice' },
  { id: 'role-play', name: 'Role-play', purpose: 'Practise a talk with a reviewer or a stakeholder' },
  { id: 'quiz', name: 'Knowledge check', purpose: 'Short questions from memory' },
  { id: 'code-review', name: 'Review practice', purpose: 'You review the code, then compare' },
  { id: 'teach-back', name: 'Teach-back', purpose: 'You explain, the mentor looks for gaps' },
  { id: 'debugging', name: 'Pair debugging', purpose: 'Guess a cause, try it, look at what came' },
];

/** A place as reports give it: path from the root with `/`; `cell` from 0 among all cells of a notebook, null in a script; lines and columns from 1. */
export interface MentorPlace {
  readonly path: string;
  readonly cell: number | null;
  readonly range: { readonly start: Position; readonly end: Position };
}

export type ExplainTarget =
  | { readonly kind: 'selection'; readonly place: MentorPlace }
  | { readonly kind: 'finding'; readonly rule: string; readonly place: MentorPlace }
  /** The whole cell; `place` may be anywhere in it. */
  | { readonly kind: 'cell'; readonly place: MentorPlace }
  /** The innermost function around `place`. */
  | { readonly kind: 'function'; readonly place: MentorPlace }
  | { readonly kind: 'file'; readonly path: string }
  /** A free question, about a place or about nothing in particular. */
  | { readonly kind: 'question'; readonly text: string; readonly place: MentorPlace | null }
  /** A rule or a concept by its id (`leakage/fit-before-split`, `concept/calibration`). */
  | { readonly kind: 'lesson'; readonly id: string };

export interface ExplainRequest {
  readonly target: ExplainTarget;
  readonly level: Level;
  readonly type: ConversationType;
}

/** Text with `code`, **bold**, lists and fenced code; no HTML, no links, no pictures. Names of the analysed code stand in code marks. */
export type Markdown = string;

/** One statement of what was selected. */
export interface LineExplained {
  readonly place: MentorPlace;
  /** The code, on one line and shortened. */
  readonly code: string;
  readonly text: Markdown;
  /** Public names of the library calls in it (`sklearn.preprocessing.StandardScaler`). */
  readonly calls: readonly string[];
  /** Rules with a finding on it. */
  readonly rules: readonly string[];
}

/** Where data comes from, or goes to. */
export interface DataStep {
  readonly text: Markdown;
  /** Null: no single place. */
  readonly place: MentorPlace | null;
}

export interface Risk {
  /** finding: the analyser proved or suspects it. watch: nothing is wrong, and this is what goes wrong with such code. */
  readonly kind: 'finding' | 'watch';
  /** The rule of a finding, or the rule that would speak. */
  readonly rule: string | null;
  /** Null for `watch`. */
  readonly severity: Severity | null;
  readonly text: Markdown;
  readonly place: MentorPlace | null;
}

export interface Rung {
  /** Orient, Locate, Idea, Worked example, Fix. */
  readonly title: string;
  readonly text: Markdown;
}

/** A question put to the learner. */
export interface CheckQuestion {
  readonly question: Markdown;
  readonly answer: Markdown;
  /** Ideas that an answer in own words should hold: each is a list of words of which one is enough. See `judgeReply`. */
  readonly listensFor: readonly (readonly string[])[];
}

export interface CompetencyLink {
  readonly id: string;
  readonly name: string;
  readonly category: string;
}

export interface SourceLink {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** What was read, and when: "stable edition read in November 2026"; null where the lesson names none. */
  readonly edition: string | null;
  /** What it is cited for. */
  readonly supports: string;
}

/** What the answer was made of. */
export interface ContextUsed {
  readonly parts: readonly {
    /** "the selection", "the function around it", "the finding", "the lesson leakage/fit-before-split", "the data flow of the file". */
    readonly what: string;
    readonly place: MentorPlace | null;
  }[];
  /** What was left out, each a sentence: "38 of 210 lines are explained; the rest is not." Empty: nothing. */
  readonly cut: readonly string[];
}

/** The data flow around what was selected. */
export interface Picture {
  /** A whole `<svg>` element, without scripts, links or outside content. */
  readonly svg: string;
  /** The same as plain text, for screen readers and terminals. */
  readonly text: string;
}

/** Something to ask next: a button. */
export interface NextQuestion {
  readonly label: string;
  readonly request: ExplainRequest;
}

/** One turn of an offline conversation: the mentor says something and, maybe, asks. */
export interface ScriptStep {
  readonly title: string;
  readonly say: Markdown;
  /** Null: the learner reads on. Else the learner may answer in own words (judged by `judgeReply`) or skip, and then sees the answer. */
  readonly ask: CheckQuestion | null;
}

/** A conversation of one of the ten types, played step by step without a model. Every step can be skipped to, the last one too. */
export interface Script {
  readonly type: ConversationType;
  /** What will happen, before it happens: one sentence. */
  readonly opening: Markdown;
  readonly steps: readonly ScriptStep[];
  readonly closing: Markdown;
}

/** The answer without any model, within 100 ms. Sections are shown in this order; an empty one is left out. */
export interface OfflineAnswer {
  readonly schema: 1;
  readonly request: ExplainRequest;
  readonly title: string;
  /** The answer in one to three sentences: the recommendation first, then the reason. */
  readonly answer: Markdown;
  readonly lines: readonly LineExplained[];
  readonly data: { readonly from: readonly DataStep[]; readonly to: readonly DataStep[] };
  readonly risks: readonly Risk[];
  /** Five rungs where a lesson fits; else empty. */
  readonly ladder: readonly Rung[];
  readonly check: CheckQuestion | null;
  readonly competencies: readonly CompetencyLink[];
  readonly sources: readonly SourceLink[];
  readonly context: ContextUsed;
  readonly picture: Picture | null;
  readonly next: readonly NextQuestion[];
  /** The conversation of the wanted type. For `explain` it holds one step: the check question. */
  readonly script: Script;
  /** Lessons that fit, best first: rule ids and concept ids. Empty: nothing fitting was found. */
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
}

/** What a learner's answer in own words holds. */
export interface ReplyJudgement {
  /** 0 … 1: the share of the ideas that were heard. */
  readonly share: number;
  /** The words by which ideas were heard. */
  readonly heard: readonly string[];
  /** The first word of each idea that was not heard. */
  readonly missing: readonly string[];
  /** What the mentor says to it: one or two sentences. Never a scolding. */
  readonly say: Markdown;
}
