import type { Assign, TupleDisplay } from '../python/nodes';
import type { Span } from '../python/text';
import type { SplitEvent } from './graph';
import type { Machine } from './machine';
import type { Frame } from './values';

/** Tells a split call which names its results are given in `a, b, c, d = train_test_split(X, y)`; `since`: how many events there were before it. */
export function notePlacement(machine: Machine, statement: Assign, frame: Frame, since: number): void {
  const target = statement.targets[0];
  if (target?.kind !== 'Tuple' || statement.value.kind !== 'Call') return;
  if (machine.events.length > since) nameTargets(machine, target, statement.value, frame, since);
}

function nameTargets(machine: Machine, target: TupleDisplay, { start, end }: Span, frame: Frame, since: number): void {
  const event = machine.events.slice(since).find(
    (e): e is SplitEvent => e.kind === 'split' && e.form === 'call' && e.site.path === frame.path && e.site.span.start === start && e.site.span.end === end,
  );
  if (!event || event.targets) return;
  event.targets = target.elements.map((element) => ({ name: element.kind === 'Name' ? element.id : machine.text(frame.path, element), span: { start: element.start, end: element.end } }));
}
