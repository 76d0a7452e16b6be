import type { ConversationType, Level, OfflineAnswer, ReplyJudgement } from '../conversation';

/**
 * The state of the side panel. It lives outside the panel, so that hiding or reloading the panel loses nothing; the panel draws it, and says what the
 * user does. All of it is plain data. Only additions are allowed.
 */
export interface DeskState {
  readonly talk: Talk;
  /** The other conversations, the newest first. */
  readonly history: readonly { readonly id: string; readonly title: string; readonly when: string }[];
  readonly type: ConversationType;
  readonly level: Level;
  /** An offline answer is being made. */
  readonly explaining: boolean;
  /** A model is at work. */
  readonly asking: boolean;
  readonly provider: ProviderState;
  /** What would be sent, waiting for a yes. */
  readonly preview: Preview | null;
  readonly usage: { readonly tokens: number; readonly cap: number; readonly requests: number };
  /** A sentence on what went wrong outside of any answer. */
  readonly notice: string | null;
  readonly look: Look;
}

/** How the panel looks, as the user chose. Never inferred. */
export interface Look {
  readonly short: boolean;
  readonly oneStep: boolean;
  readonly literal: boolean;
  /** '' is the editor's own. */
  readonly font: string;
  /** Share of the usual size: 1, 1.25 … */
  readonly size: number;
  readonly spacing: 'normal' | 'wide';
  readonly width: 'full' | 'narrow';
  readonly motion: boolean;
}

export type ProviderState =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly host: string; readonly model: string }
  /** One is set and can't be used: a key is missing, the address is wrong. */
  | { readonly state: 'broken'; readonly host: string; readonly model: string; readonly sentence: string; readonly key: boolean };

export interface Talk {
  readonly id: string;
  readonly title: string;
  /** ISO time. */
  readonly started: string;
  readonly turns: readonly Turn[];
}

export type Turn = LearnerTurn | MentorTurn;

export interface LearnerTurn {
  readonly who: 'learner';
  readonly id: string;
  readonly text: string;
}

export interface MentorTurn {
  readonly who: 'mentor';
  readonly id: string;
  readonly offline: OfflineAnswer;
  /** From which the answer's paths are seen. */
  readonly folder: string;
  /** The open text that was asked about; null: none. */
  readonly uri: string | null;
  /** How many rungs of the ladder are open. */
  readonly rungs: number;
  /** How many steps of the script are open. */
  readonly steps: number;
  /** By the step of the script; `check` is the check question. */
  readonly replies: Readonly<Record<string, Reply>>;
  readonly model: ModelPart | null;
  /** The learner had it noted that this was worked through. */
  readonly recorded: boolean;
}

export interface Reply {
  /** In own words; null: the answer was looked at at once. */
  readonly text: string | null;
  readonly judgement: ReplyJudgement | null;
}

export interface ModelPart {
  readonly state: 'preparing' | 'consent' | 'streaming' | 'checking' | 'repairing' | 'checked' | 'marked' | 'refused' | 'failed' | 'cancelled';
  readonly host: string;
  readonly model: string;
  /** Markdown; while it streams not yet checked. */
  readonly text: string;
  readonly question: string;
  /** Why there is no answer; what was not confirmed. */
  readonly sentences: readonly string[];
  readonly sent: readonly string[];
  readonly cut: readonly string[];
  readonly hidden: readonly string[];
  readonly usage: { readonly input: number; readonly output: number; readonly counted: boolean } | null;
  readonly prompts: string;
}

export interface Preview {
  readonly turn: string;
  readonly host: string;
  readonly model: string;
  /** Stays on this machine. */
  readonly local: boolean;
  readonly tokens: number;
  readonly maxOutput: number;
  /** `2 e-mail addresses`. */
  readonly hidden: readonly string[];
  readonly cut: readonly string[];
  /** The exact text. */
  readonly text: string;
}

/** What the user does in the panel. */
export type Intent =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'consent'; readonly choice: 'once' | 'always' | 'no' }
  | { readonly kind: 'reply'; readonly turn: string; readonly step: string; readonly text: string | null }
  | { readonly kind: 'rung'; readonly turn: string; readonly rungs: number }
  | { readonly kind: 'step'; readonly turn: string; readonly steps: number }
  | { readonly kind: 'next'; readonly turn: string; readonly index: number }
  | { readonly kind: 'model'; readonly turn: string }
  | { readonly kind: 'open'; readonly turn: string; readonly path: string; readonly cell: number | null; readonly line: number; readonly column: number }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'competency'; readonly id: string }
  | { readonly kind: 'record'; readonly turn: string }
  | { readonly kind: 'copy'; readonly turn: string }
  | { readonly kind: 'export' }
  | { readonly kind: 'new' }
  | { readonly kind: 'history'; readonly id: string }
  | { readonly kind: 'forget'; readonly id: string }
  | { readonly kind: 'type'; readonly type: ConversationType }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'provider' }
  | { readonly kind: 'key' }
  | { readonly kind: 'explain' };
