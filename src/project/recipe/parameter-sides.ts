import { reachable } from '../parity/origins';
import type { Pair } from '../parity/pairs';
import type { Parity } from '../parity/parity';
import { callTerm } from '../symbolic/calls';
import { elementOf } from '../symbolic/elements';
import type { Machine } from '../symbolic/machine';
import type { Term } from '../symbolic/terms';
import { noKeywords, partsOf } from '../symbolic/terms';
import type { Reader, ReadingContext } from './recipe';
import type { Param, Step, StepKind } from './steps';
import { agree } from './steps';

/** The steps of some kinds on both sides of a pair, each place once. */
export interface ParameterSides {
  readonly pair: Pair;
  readonly train: readonly Step[];
  readonly serve: readonly Step[];
  /** Both are on the way to the very model that is asked, and an artifact ties the sides. */
  readonly isCertain: boolean;
}

/**
 * For each pair, the steps of these kinds that make the model's input: wherever they stand on the way, so that what is not known in between does no harm.
 * Where the way of the training is not seen, all that its files and those that prepare its data do.
 */
export function parameterSides(parity: Parity, reader: Reader, kinds: readonly StepKind[]): ParameterSides[] {
  return parity.pairs.flatMap((pair) => {
    const asked = pair.ask ? [pair.ask] : pair.serve.asks;
    const serve = distinct(asked.flatMap((ask) => stepsIn([ask.input], pair.serve.trace.machine, reader, kinds)));
    if (serve.length === 0) return [];
    const learned = pair.learn ? [pair.learn] : pair.train.learns;
    const seen = distinct(learned.flatMap((learn) => stepsIn([learn.features], pair.train.trace.machine, reader, kinds)));
    const train = seen.length > 0 ? seen : distinct(parity.chain(pair.train).flatMap(({ trace }) => stepsIn(trace.happened.map((one) => one.term), trace.machine, reader, kinds)));
    return train.length === 0 ? [] : [{ pair, train, serve, isCertain: pair.strength === 'strong' && pair.learn !== null }];
  });
}

/** The steps of some kinds that some terms are made with, in no order. */
export function stepsIn(terms: readonly Term[], machine: Machine, reader: Reader, kinds: readonly StepKind[]): Step[] {
  const context: ReadingContext = {
    call: (callee, args) => callTerm(machine, callee, args, noKeywords, callee.site),
    element: (of) => elementOf(machine, of, of.site),
  };
  const steps: Step[] = [];
  const seen = new Set<Term>();
  for (const term of terms) {
    for (const part of reachable(term, partsOf)) {
      if (seen.has(part)) continue;
      seen.add(part);
      steps.push(...(reader(part, context)?.steps ?? []).filter((one) => kinds.includes(one.kind)));
    }
  }
  return steps;
}

function distinct(steps: readonly Step[]): Step[] {
  const seen = new Set<string>();
  return steps.filter((one) => {
    const key = `${one.site.path}:${String(one.site.span.start)}:${JSON.stringify([...one.params])}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A parameter of a serving step that is another one in all of training. */
export interface OtherParameter {
  readonly name: string;
  readonly serve: Step;
  readonly train: Step;
  readonly served: Param;
  readonly trained: Param;
}

/** The parameters of a serving step that differ from those of training. `alike`: the steps of training that do the same. Silent where one of them agrees in all. */
export function otherParameters(serve: Step, alike: readonly Step[], same = agree): OtherParameter[] {
  const [first] = alike;
  if (!first || alike.some((train) => [...serve.params].every(([name, value]) => same(value, train.params.get(name))))) return [];
  return [...serve.params].flatMap(([name, served]) => {
    const values = alike.map((train) => train.params.get(name));
    const [trained] = values;
    // Training does it in several ways, or it is not known how: nothing is said.
    if (trained === undefined || trained === null || served === null || !values.every((value) => value !== null && value !== undefined && agree(value, trained)) || same(served, trained)) return [];
    return [{ name, serve, train: first, served, trained }];
  });
}
