import { servingEntries } from '../entry-points';
import type { Ask } from '../parity/learning';
import type { ServingSide } from '../parity/sides';
import { askingEntries } from '../parity/may-ask';
import { servingSide } from '../parity/sides';
import type { ProgramFiles } from '../program-syntax';
import { programSyntax } from '../program-syntax';
import type { Happened } from '../symbolic/machine';
import type { CallTerm } from '../symbolic/terms';

/** What happens at one entry point of a program, and what its models are asked. */
export interface ServingRun extends ServingSide {
  /** In which circumstances each call happened. */
  readonly happened: ReadonlyMap<CallTerm, Happened>;
  readonly asked: ReadonlySet<CallTerm>;
}

const runs = new WeakMap<ProgramFiles, readonly ServingRun[]>();

/** What a step that goes wrong at serving looks like in the text. Without any of it, no file needs to be run. */
const telling = /\.fit|fit_on_texts|\.adapt\(|get_dummies|factorize|\.codes\b|Categorical|\bRandom[A-Z]|transforms|albumentations|imgaug|kornia|ColorJitter|load_state_dict|load_from_checkpoint|torchvision/;

/** The entry points of a program that ask a model, each followed from start-up to the answer. Programs that serve nothing, or do nothing that could go wrong there, cost a look at their text. */
export function servingRuns(files: ProgramFiles): readonly ServingRun[] {
  let found = runs.get(files);
  if (!found) {
    found = isTold(files) ? followAll(files) : [];
    runs.set(files, found);
  }
  return found;
}

function isTold(files: ProgramFiles): boolean {
  for (const document of files.documents.values()) if (telling.test(document.code)) return true;
  return false;
}

function followAll(files: ProgramFiles): ServingRun[] {
  const asks = askingEntries(files);
  return servingEntries(files).filter(asks).flatMap((entry) => {
    const side = servingSide(programSyntax(files), entry);
    if (side.asks.length === 0) return [];
    return [{ ...side, happened: new Map(side.trace.happened.map((one) => [one.term, one])), asked: new Set(side.asks.map((ask: Ask) => ask.call)) }];
  });
}
