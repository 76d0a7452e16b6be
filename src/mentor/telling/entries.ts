import type { ApiEntry, RowEffect } from '../../library/vocabulary';
import { learned } from './methods';
import type { Phrase, Role } from './phrase';

const effects: Readonly<Record<RowEffect, string | null>> = {
  keep: 'computes {name} of {0~the data}, row by row', reorder: 'brings {0~the rows} into another order', subset: 'takes a part of {0~the rows}', sample: 'draws rows of {0~the data} at random',
  duplicate: 'repeats rows of {0~the data}', reduce: 'computes {name} over {0~the rows}', group: 'groups {0~the rows}', concat: 'puts {0~the tables} together, one below the other',
  beside: 'puts {0~the tables} side by side', merge: 'joins {args~two tables} by a key', derive: 'makes new rows of {0~the data}', fresh: null, describe: 'looks at {0~the data}',
};

/** A phrase from what the library's table says of a call, where no own phrase is written. Undefined: the table says nothing that helps a reader. */
export function entryPhrase(entry: ApiEntry, name: string): Phrase | undefined {
  const say = (does: string, role: Role, watch: readonly string[] = []): Phrase => ({ does, role, watch });
  switch (entry.is) {
    case 'estimator': return say(entry.role === 'predictor' ? `makes a model, \`${name}\`` : `makes a step that learns ${learned[entry.learns]}, \`${name}\``, entry.role === 'predictor' ? 'define' : 'fit');
    case 'composite': return say(`makes \`${name}\`, which is made of other estimators`, 'define');
    case 'splitter': return say(`makes a splitter, \`${name}\`${entry.timed === true ? ', which keeps to the order of time' : entry.grouped === true ? ', which keeps groups together' : ''}`, 'split', ['folds-inside']);
    case 'metric': return say(`compares {${entry.prediction}~the predictions} with the true {${entry.truth}~answers} (${name.replaceAll('_', ' ')})`, 'judge', ['metric-unseen']);
    case 'cross-validation': return say('judges by cross-validation', 'judge', ['cv-spread']);
    case 'load': return say(entry.synthetic === true ? 'makes up random example rows' : 'reads data[[0: from {0}]]', 'load', entry.synthetic === true ? ['toy-data'] : ['load-check']);
    case 'save': return say('writes {0~an object} to a file', 'save');
    case 'restore': return say('reads what was saved[[0: in {0}]]', 'restore', ['unsafe-load']);
    case 'split': return say('parts the rows of {0~the data}', 'split', ['split-kind']);
    case 'fit-apply': return say(`learns ${learned[entry.learns]} from {0~the data} and applies it to the same rows`, 'fit', ['fit-order']);
    case 'train': return say(`trains a model on {${entry.data}~the data}`, 'train');
    case 'optimise': return say('calls {0} again and again and keeps the settings with the best result', 'tune', ['tuning']);
    case 'seed': return say('fixes random numbers at {0~a seed}, so that a run can be repeated', 'setup', ['seeds']);
    case 'loss': return say(`makes the loss \`${name}\``, 'define');
    case 'optimizer': return say(`makes the optimiser \`${name}\`, which moves the weights`, 'define', ['learning-rate']);
    case 'callback': return say(`makes a callback, \`${name}\`, which training asks each round`, 'setup', ['watched-set']);
    case 'transform': return say(`makes the step \`${name}\`, applied to each sample${entry.random === true ? ' in another way each time' : ''}`, 'feature');
    case 'data': {
      const does = effects[entry.rows];
      return does === null ? undefined : say(does, entry.rows === 'concat' || entry.rows === 'merge' ? 'clean' : 'feature');
    }
    default: return undefined;
  }
}
