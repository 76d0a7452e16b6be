import type { EventBase } from './graph';
import type { EventId, Rows } from './regions';

/** A loop, or a search that calls a function with one candidate after the other. */
export interface LoopEvent extends EventBase {
  readonly kind: 'loop';
  /** The rows that one round sees. */
  readonly rows: Rows;
  /** The splits whose folds it goes through. */
  folds: readonly EventId[];
}

/** One of several judged candidates was kept. */
export interface SelectEvent extends EventBase {
  readonly kind: 'select';
  readonly what: string;
  /** 'place': which one is best (`argmax`). 'value': the best value (`max`). 'branch': `if score > best`. 'search': an optimiser called a function. */
  readonly form: 'place' | 'value' | 'branch' | 'search';
  /** The judge events that gave the numbers. */
  by: readonly EventId[];
}

/** Gradients of a loss over rows. */
export interface BackwardEvent extends EventBase {
  readonly kind: 'backward';
  rows: Rows;
  /** It stands in a branch of the loop that may be for training alone. */
  readonly conditional: boolean;
}

/** An optimiser changes the weights. */
export interface StepEvent extends EventBase {
  readonly kind: 'step';
  /** The loops in which the optimiser was made. */
  readonly madeIn: readonly EventId[];
}

/** What happens in rounds: loops, the choices made by their results, and the steps of a training loop. */
export type RoundEvent = LoopEvent | SelectEvent | BackwardEvent | StepEvent;
