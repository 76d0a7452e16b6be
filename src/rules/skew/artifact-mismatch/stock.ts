import type { Load } from '../../../project/parity/artifacts';
import { loadBehind } from '../../../project/parity/artifacts';
import { originsOf } from '../../../project/parity/origins';
import type { Parity } from '../../../project/parity/parity';
import type { ServingSide, TrainingSide } from '../../../project/parity/sides';
import type { Site } from '../../../provenance/graph';
import { baseName } from '../../../project/symbolic/paths';
import { callsMethod, isCallOf, within } from '../../../project/symbolic/terms';
import type { Term } from '../../../project/symbolic/terms';

/** The published weights are asked, and training made others of them. */
export interface Stock {
  readonly load: Load;
  readonly asked: Site;
  readonly train: TrainingSide;
  /** Where the training starts, and what it leaves. */
  readonly learns: Site;
  readonly saved: readonly string[];
}

const notAModel = /Tokenizer|Processor|FeatureExtractor|Config|tokenizer/;
const yolo = /^yolo(v?\d+)?[a-z]?[nsmlx]?\d*(-\w+)?(\.pt)?$/i;

/** The model that an entry point asks is the published one that a training of the project starts from, and the trained one is loaded nowhere in it. */
export function stockModel(parity: Parity, serve: ServingSide): Stock | null {
  for (const ask of serve.asks) {
    const load = loadBehind(ask.model, serve.loads);
    if (!load || notAModel.test(load.call.callee) || (load.kind !== 'registry' && load.kind !== 'model')) continue;
    // What is put on top of it may be the trained part.
    if (changedLater(ask.model, load, serve)) continue;
    const isYolo = isCallOf(load.call, /^ultralytics\.YOLO$/) && load.name !== undefined && yolo.test(load.name);
    // YOLO's training writes by itself; all others have to save what they made.
    for (const train of isYolo ? parity.trainings : parity.writing) {
      const found = trainedFrom(train, load, isYolo);
      if (found && !serve.loads.some((one) => one !== load && !notAModel.test(one.call.callee) && found.saved.includes(one.name ?? ''))) return { load, asked: ask.site, train, ...found };
    }
  }
  return null;
}

function changedLater(model: Term, load: Load, serve: ServingSide): boolean {
  for (const part of within(model, 600)) {
    if (part.t === 'call' && callsMethod(part, 'load_state_dict', 'load_adapter', 'load_weights', 'set_adapter', 'merge_and_unload', 'load_lora_weights')) return true;
    if (part !== load.call && serve.loads.some((one) => one.call === part && !notAModel.test(one.call.callee) && one.kind !== 'settings' && one.kind !== 'data')) return true;
  }
  return false;
}

/** Does a training begin with the same published weights and keep what it made of them under another name? */
function trainedFrom(train: TrainingSide, load: Load, isYolo: boolean): { readonly learns: Site; readonly saved: readonly string[] } | null {
  const base = train.loads.find((one) => one.path === load.path && (one.kind === 'registry' || one.kind === 'model') && !notAModel.test(one.call.callee));
  if (!base && !isYolo) return null;
  // Nothing published: the project writes this folder itself.
  if (train.saves.some((save) => save.path === load.path || (save.name !== undefined && save.name === baseName(load.path)))) return null;
  for (const { term } of train.trace.happened) {
    if (isYolo && callsMethod(term, 'train') && term.receiver && originsOf(term.receiver).some((origin) => isCallOf(origin, /^ultralytics\.YOLO$/))) return { learns: term.site, saved: ['best.pt'] };
  }
  const learn = base && train.learns.find((one) => [...within(one.model, 400)].includes(base.call));
  const saved = train.saves.filter((save) => save.kind !== 'data' && save.kind !== 'settings' && save.name !== undefined && save.name !== load.name).flatMap((save) => save.name ?? []);
  return learn && saved.length > 0 ? { learns: learn.call.site, saved } : null;
}
