import { llmError } from './failure';

/** The tokens of one day. */
export interface Spent {
  /** ISO date, local. */
  readonly day: string;
  readonly input: number;
  readonly output: number;
  readonly requests: number;
}

/** Where the count is kept. */
export interface LedgerStore {
  read(): Spent | undefined;
  write(spent: Spent): void;
}

export interface Ledger {
  today(): Spent;
  /** Throws an LlmError `cap` where so many more tokens are over the day's limit. */
  allow(tokens: number): void;
  add(input: number, output: number): void;
}

/** Counts tokens a day against a limit; 0: no limit. */
export function ledger(store: LedgerStore, limit: () => number, now: () => Date = () => new Date()): Ledger {
  const today = (): Spent => {
    const date = now();
    const day = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
    const spent = store.read();
    return spent?.day === day ? spent : { day, input: 0, output: 0, requests: 0 };
  };
  return {
    today,
    allow: (tokens) => {
      const { input, output } = today();
      if (limit() > 0 && input + output + tokens > limit()) throw llmError('cap', { host: '', model: '' });
    },
    add: (input, output) => {
      const spent = today();
      store.write({ day: spent.day, input: spent.input + input, output: spent.output + output, requests: spent.requests + 1 });
    },
  };
}
