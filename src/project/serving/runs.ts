import { askedOnce } from '../asked-of-text';
import { mayHoldEntry, servingEntries } from '../entry-points';
import type { Ask } from '../parity/learning';
import { askingEntries, inReachOf } from '../parity/may-ask';
import type { ServingSide } from '../parity/sides';
import { servingSide } from '../parity/sides';
import type { ProgramFiles } from '../program-syntax';
import { programSyntax } from '../program-syntax';
import { applicationOf } from '../symbolic/app-state';
import type { Happened } from '../symbolic/machine';
import type { CallTerm } from '../symbolic/terms';

/** What happens at one entry point of a program, and what its models are asked. */
export interface ServingRun extends ServingSide {
  /** In which circumstances each call happened. */
  readonly happened: ReadonlyMap<CallTerm, Happened>;
  readonly asked: ReadonlySet<CallTerm>;
}

const runs = new WeakMap<ProgramFiles, readonly ServingRun[]>();

/** What a step that goes wrong at serving looks like in the text: it learns, numbers categories, changes an input at random, or loads the weights of a network. */
const isTelling = askedOnce((code) => telling.test(code));

const telling =
  /\.fit|fit_on_texts|\.adapt\(|get_dummies|factorize|\.codes\b|Categorical|\bRandom(?!Forest|State|Sampler|OverSampler|UnderSampler)[A-Z]|transforms|albumentations|imgaug|kornia|ColorJitter|load_state_dict|load_from_checkpoint|torchvision/;

/** The entry points of a program that ask a model, each followed from start-up to the answer, where something could go wrong there; the others cost a look at the texts that they run. */
export function servingRuns(files: ProgramFiles): readonly ServingRun[] {
  let found = runs.get(files);
  if (!found) {
    found = followAll(files);
    runs.set(files, found);
  }
  return found;
}

function followAll(files: ProgramFiles): ServingRun[] {
  if (![...files.documents.values()].some(isTelling)) return [];
  const program = programSyntax(files);
  const inReach = inReachOf(files);
  const answers = new Map<string, boolean>();
  const tells = (path: string): boolean => {
    const application = applicationOf(program, path);
    const answer = answers.get(path) ?? (inReach(path, isTelling) || (application !== null && inReach(application, isTelling)));
    answers.set(path, answer);
    return answer;
  };
  // Names are worked out only where an entry point could have something to tell.
  if (![...files.documents].some(([path, document]) => mayHoldEntry(document) && tells(path))) return [];
  const asks = askingEntries(files);
  return servingEntries(files).filter((entry) => tells(entry.path) && asks(entry)).flatMap((entry) => {
    const side = servingSide(program, entry);
    if (side.asks.length === 0) return [];
    return [{ ...side, happened: new Map(side.trace.happened.map((one) => [one.term, one])), asked: new Set(side.asks.map((ask: Ask) => ask.call)) }];
  });
}
