import { elementsOf } from './bind';
import type { Influence } from './graph';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import { joinSorted } from './regions';
import type { EventId } from './regions';
import { influenceOf } from './state';
import type { EstimatorCell, Value } from './values';

/** The layers among the arguments of a network, or of its `add`, that may have learned something before it is trained. */
export function layersIn(machine: Machine, args: Args): readonly Value[] {
  return allArguments(args)
    .flatMap((value) => (machine.state.deref(value)?.t === 'list' ? (elementsOf(machine, value).items ?? []) : [value]))
    .filter((value) => {
      const cell = machine.state.deref(value);
      return cell?.t === 'estimator' ? cell.facts.role !== 'predictor' || cell.layers !== undefined : cell?.t === 'data' && cell.influence.some((id) => isLayers(machine, id));
    });
}

/** What the layers of a network have learned: every number that goes through it passes them. */
export function learnedByLayers(machine: Machine, { layers }: EstimatorCell): Influence {
  let influence: Influence = [];
  for (const value of layers ?? []) {
    const cell = machine.state.deref(value);
    // A statistic is the size of a layer: how many classes, how many words.
    if (cell?.t === 'data') influence = joinSorted(influence, influenceOf(cell).filter((id) => isLayers(machine, id)));
    if (cell?.t !== 'estimator') continue;
    if (cell.learned) influence = joinSorted(influence, joinSorted(cell.learned.influence, [cell.learned.event]));
    influence = joinSorted(influence, learnedByLayers(machine, cell));
  }
  return influence;
}

function isLayers(machine: Machine, id: EventId): boolean {
  const event = machine.events[id];
  return event?.kind === 'fit' && event.estimator.role !== 'predictor' && event.estimator.role !== 'unknown';
}
