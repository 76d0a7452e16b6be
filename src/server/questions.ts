import type { Engine } from '../review/engine';
import type { Grounds } from '../review/grounds';
import { groundsOf } from '../review/grounds';
import type { WantedSides } from '../review/side-by-side/build';
import { withKnown } from '../review/side-by-side/known';
import type { ParityReport } from '../review/side-by-side/report';
import type { TestsReport } from '../review/test-map/report';
import type { Known } from './baseline';
import type { Lane } from './lanes';

/** Who asks something of a root's engine must not stand in the way of typing. */
export interface Questions {
  /**
   * Asks the engine, in turn with the analyses of its root, when none is planned. `at-once`: as soon as that is so; `in-a-pause`: when nobody has typed for a
   * while, given up for an edit and begun again after it. Null: switched off by the setting. Rejects with the signal's reason.
   */
  ask<T>(when: 'at-once' | 'in-a-pause', question: (engine: Engine, signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | null>;
  /** The sides of the models of this root, beside each other; kept as long as no document changes. */
  parity(wanted: WantedSides, signal: AbortSignal): Promise<ParityReport>;
  /**
   * Which tests run the functions of a file that has to do with machine learning; of another one nothing is told. Worked out when the typing pauses; kept until a
   * file changes.
   */
  tests(path: string, signal: AbortSignal): Promise<TestsReport>;
  /** What an explanation of a file rests on; kept as long as no document changes. Null: switched off by the setting. */
  grounds(path: string, signal: AbortSignal): Promise<Grounds | null>;
  /** Has it been told yet for any file? The first time takes longest. */
  knowsTests(): boolean;
  /** An edit came: what waits for a pause is given up, to begin again. */
  giveUp(): void;
}

/** What asking needs of a root. */
export interface Asked {
  readonly lane: Lane;
  /** The engine with all changes known to it; null: switched off. */
  readonly engine: () => Promise<Engine | null>;
  /** What the project's baseline knows; null: nothing, or all is shown alike. */
  readonly known: () => Promise<Known | null>;
  readonly isIdle: () => boolean;
  readonly whenIdle: () => Promise<void>;
  /** Milliseconds until nobody has typed for a while. */
  readonly pause: () => number;
  /** Differs for every state of the files. */
  readonly revision: () => string;
  readonly isDisposed: () => boolean;
}

export function makeQuestions(root: Asked): Questions {
  /** What is worked out in a pause. */
  const asking = new Set<AbortController>();
  /** What was compared last, and of which state of the files. */
  let compared: { readonly key: string; readonly report: ParityReport } | null = null;
  /** Of the file that was explained last: what is asked next is mostly about the same one. */
  let explained: { readonly key: string; readonly grounds: Grounds | null } | null = null;
  let knowsTests = false;

  const inTurn = <T>(question: (engine: Engine, signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | null> =>
    root.lane(async () => {
      signal.throwIfAborted();
      const engine = await root.engine();
      return engine === null ? null : question(engine, signal);
    });

  const ask: Questions['ask'] = async (when, question, signal) => {
    for (;;) {
      await root.whenIdle();
      if (when === 'at-once') return inTurn(question, signal);
      for (let wait = root.pause(); wait > 0 && !signal.aborted; wait = root.pause()) await new Promise((resolve) => { setTimeout(resolve, wait); });
      signal.throwIfAborted();
      if (!root.isIdle()) continue;
      const controller = new AbortController();
      const abort = (): void => { controller.abort(signal.reason); };
      signal.addEventListener('abort', abort);
      asking.add(controller);
      try {
        return await inTurn(question, controller.signal);
      } catch (reason) {
        if (!controller.signal.aborted || isAborted(signal) || root.isDisposed()) throw reason;
      } finally {
        signal.removeEventListener('abort', abort);
        asking.delete(controller);
      }
    }
  };

  return {
    ask,
    parity: async (wanted, signal) => {
      await root.whenIdle();
      const key = JSON.stringify([root.revision(), wanted]);
      if (compared?.key === key) return compared.report;
      const report = withKnown((await ask('at-once', (engine) => engine.parity(wanted, signal), signal)) ?? nothingCompared, await root.known());
      compared = { key, report };
      return report;
    },
    tests: async (path, signal) => {
      const report = await ask('in-a-pause', (engine, given) => engine.testsReport([path], { signal: given, learningOnly: true }), signal);
      if (report !== null) knowsTests = true;
      return report ?? nothingTested;
    },
    grounds: async (path, signal) => {
      await root.whenIdle();
      const key = JSON.stringify([root.revision(), path]);
      if (explained?.key === key) return explained.grounds;
      const grounds = await ask('at-once', (engine) => groundsOf(engine, path, signal), signal);
      explained = { key, grounds };
      return grounds;
    },
    knowsTests: () => knowsTests,
    giveUp: () => {
      for (const one of asking) one.abort(new Error('A newer version came.'));
    },
  };
}

const nothingCompared: ParityReport = { schema: 1, pairs: [], unpaired: [] };
const nothingTested: TestsReport = { schema: 1, coverage: [], files: [], counts: { functions: 0, tested: 0, untestedFeatureCode: 0, tests: 0 } };

/** Asks anew: TypeScript believes that a signal does not change over an `await`. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
