import type { PythonDocument } from '../../../python/document';
import { mayTrain } from '../../../project/parity/sides';
import type { EventBase, Influence, ProvenanceGraph } from '../../../provenance/graph';
import { eventsOf } from '../../../provenance/graph';
import type { Rows } from '../../../provenance/regions';

const judges = /\.(score|evaluate|predict\w*)\(|validation_data|eval_(set|dataset)|evals=|backward\(/;
/** What may be done to one part and not to the other. */
const scales = /((?<!Grad)Scaler|PowerTransformer|QuantileTransformer|PCA|TruncatedSVD)\(/;
const pixels = /rescale|preprocess_input|\b(255|127\.5)\b/;
/** Normalised by a list of steps: only where there are two of them, or images come another way as well, can they differ. */
const normalises = 'Normalize(';
const apartFromOneList = /(Compose\(|Sequential\(|[tT]o_?[tT]ensor)[\s\S]*\1|load_img|imread|Image\.open|decode_|flow_from|image_dataset_from_directory|ImageDataGenerator/;
const images = /ImageDataGenerator|ImageFolder|Compose|load_img|imread|Image\.open|image_dataset_from_directory|decode_(jpeg|png|image)|flow_from/;
/** Texts and sounds go through the same call twice at least. */
const lengths = /(max_length|maxlen)[\s\S]*\1/;
const tokenizers = /[tT]okeniz|pad_sequences|AutoProcessor/;
const sounds = /(librosa\.load|[mM]el[sS]pectrogram)[\s\S]*\1/;
const categories = /(astype\(.category.\))[\s\S]*\1/;

/** What may be prepared in two ways: pixels, the rows of tables, calls for texts and sounds. */
export interface MayDiffer {
  readonly images: boolean;
  readonly rows: boolean;
  readonly calls: boolean;
}

/** Cheap questions to the texts of files that train together, before the dear one; they may say yes too often. `apart`: what `scaledApart` says of their program. */
export function differingIn(texts: readonly string[], apart: boolean): MayDiffer {
  const mentions = (what: RegExp): boolean => texts.some((text) => what.test(text));
  return {
    images: mentions(images),
    rows: (apart && mentions(scales)) || (mentions(categories) && mentions(/xgb/i)),
    calls: (mentions(tokenizers) && mentions(lengths)) || mentions(sounds),
  };
}

/** Does the text train, judge and prepare, so that running it could tell of a difference? */
export function mayDiffer(document: PythonDocument, apart: boolean): boolean {
  const { code } = document;
  if (!mayTrain(document) || !judges.test(code)) return false;
  return (apart && scales.test(code)) || isOfImages(code) || (tokenizers.test(code) && lengths.test(code)) || sounds.test(code) || (/xgb/i.test(code) && categories.test(code));
}

function isOfImages(code: string): boolean {
  return images.test(code) && (pixels.test(code) || (code.includes(normalises) && apartFromOneList.test(code)));
}

/**
 * Does a program scale the rows that a model is judged on otherwise than those that it learns from, as far as its graph tells? Where the graph is cut short or
 * a model that learns from scaled rows is judged nowhere, it may. `among`: only what happens in these files, or is called from them.
 */
export function scaledApart(graph: ProvenanceGraph, among: ReadonlySet<string> | null = null): boolean {
  if (graph.cutShort.length > 0) return true;
  const objects = new Map<number, number>();
  for (const { id, estimator } of eventsOf(graph, 'fit')) {
    if ((estimator.learns === 'scale' || estimator.learns === 'projection') && estimator.role !== 'predictor') objects.set(id, estimator.object);
  }
  if (objects.size === 0) return false;
  const scalersOf = (influence: Influence): string => [...new Set(influence.flatMap((id) => objects.get(id) ?? []))].sort((a, b) => a - b).join(' ');
  const isAmong = ({ site, calls }: EventBase): boolean => among === null || among.has(site.path) || calls.some(({ path }) => among.has(path));
  const judged = new Set<number>();
  for (const judge of eventsOf(graph, 'judge')) {
    if (!judge.model) continue;
    judged.add(judge.model.event);
    const [learned, asked] = [scalersOf(judge.model.features), scalersOf(judge.features)];
    // Rows that are scaled and rows that are not are compared where they are parts of one split.
    if (learned !== asked && isAmong(judge) && ((learned !== '' && asked !== '') || mayShareSplit(graph, judge.model.rows, judge.rows))) return true;
  }
  const trained = eventsOf(graph, 'fit').filter((fit) => fit.estimator.role === 'predictor' && isAmong(fit));
  return trained.length === 0 || trained.some(({ id, features }) => !judged.has(id) && scalersOf(features) !== '');
}

/** Are some of them parts of the same call of a splitter? What has no rows is no part of anything: a grid between the extremes. */
function mayShareSplit(graph: ProvenanceGraph, trained: Rows, judged: Rows): boolean {
  if (trained.length === 0) return true;
  return trained.some((train) => judged.some((test) => {
    const parting = graph.regions.parting(train, test);
    if (!parting) return graph.regions.relate(train, test) !== 'disjoint';
    const split = graph.events[parting.right.event];
    return split === undefined || (split.kind === 'split' && split.form === 'call');
  }));
}
