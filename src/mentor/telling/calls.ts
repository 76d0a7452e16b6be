import type { ApiEntry } from '../../library/vocabulary';
import type { Attribute, Call, Expression } from '../../python/nodes';
import { holesOf, inWords } from './arguments';
import { builtinOf, functionOf, moduleDeed, networkMethodOf, nounOf, purposeOf, tableMethodOf } from './book';
import { definitionAt } from './definitions';
import type { Kind } from './kinds';
import { classByNode, kindOf } from './kinds';
import { aboutClass, estimatorMethodOf } from './methods';
import type { Noun, Phrase, Role } from './phrase';
import { settingsOf } from './settings';
import { code, fill, parted } from './template';
import { ownCall } from './own-code';
import type { World } from './world';
import { codeOf, publicName, textOf } from './world';
import { dotted } from './walk';
import { entryPhrase } from './entries';

/** What a call does, told. */
export interface Told {
  /** A clause that begins with a verb, without a full stop. */
  readonly clause: string;
  /** Whole sentences beside it; "" where there are none. */
  readonly remark: string;
  readonly role: Role;
  readonly watch: readonly string[];
  /** The public name of what is called; null: not a library's. */
  readonly name: string | null;
  /** Nothing is known but the name. */
  readonly vague?: boolean;
}

/** Tells what a call does. `it`: how its receiver is called in this sentence; by default as it is written. Null: nothing worth saying. */
export function tellCall(world: World, call: Call, it?: string): Told | null {
  const { callee } = call;
  const name = publicName(world, callee);
  if (name !== undefined) return tellNamed(world, call, name, it);
  if (callee.kind === 'Name') return tellByName(world, call, callee.id);
  if (callee.kind === 'Attribute') return tellMethod(world, call, callee, it);
  return null;
}

function phrased(world: World, call: Call, phrase: Phrase, it: string, name: string, publicly: string | null, except?: ReadonlySet<string>): Told | null {
  const own = publicly === null ? [] : parametersOf(world.library.callable(publicly));
  const filled = fill(phrase.does, holesOf(world, call, phrase.parameters ?? own, it, name));
  if (filled === null) return null;
  const { clause, remark } = parted(filled);
  const settings = except === undefined ? '' : settingsOf(world, call, new Set([...except, ...told(phrase.does)]));
  return { clause: `${clause}${settings === '' ? '' : ` (${settings})`}`, remark, role: phrase.role, watch: phrase.watch ?? [], name: publicly };
}

function parametersOf(entry: ApiEntry | undefined): readonly string[] {
  return entry !== undefined && 'parameters' in entry && entry.parameters !== undefined ? entry.parameters : [];
}

/** The arguments that a clause names itself. */
function told(template: string): string[] {
  return [...template.matchAll(/[{!](\w+)|\[\[(\w+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

const none: ReadonlySet<string> = new Set();

function tellNamed(world: World, call: Call, name: string, it?: string): Told | null {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const noun = nounOf(name);
  if (noun !== undefined) return tellMaking(world, call, noun, name);
  const phrase = functionOf(name);
  if (phrase !== undefined) {
    const made = phrased(world, call, phrase, it ?? code(last), last, name, none);
    if (made !== null) return made;
  }
  if (name.endsWith(".from_pretrained")) {
    const cls = name.split('.').at(-2) ?? '';
    const what = /Tokenizer|Processor|FeatureExtractor/.test(cls) ? 'the ready-made tokeniser' : cls.endsWith("Config") ? 'the settings' : 'a ready-trained model';
    const source = call.args[0] === undefined ? '' : ` ${inWords(world, call.args[0].value)}`;
    return { clause: `loads ${what}${source} (\`${cls}\`)`, remark: '', role: 'restore', watch: ['pretrained'], name };
  }
  const picture = moduleDeed(name);
  if (picture?.role === 'plot') return phrased(world, call, { ...picture, does: `${picture.does} ({name})` }, code(last), last, name);
  const entry = world.library.callable(name);
  const byEntry = entry === undefined ? undefined : entryPhrase(entry, last);
  if (byEntry !== undefined) {
    const made = phrased(world, call, byEntry, it ?? code(last), last, name, none);
    if (made !== null) return made;
  }
  const deed = moduleDeed(name);
  if (deed !== undefined) return phrased(world, call, { ...deed, does: `${deed.does} ({name})` }, code(last), last, name);
  const own = ownCall(world, call, name);
  if (own !== null) return own;
  const purpose = purposeOf(name);
  const root = name.split('.')[0] ?? name;
  return { clause: `calls ${code(last)} of \`${root}\`${purpose === undefined ? '' : ` (${purpose})`}`, remark: '', role: 'python', watch: [], name, vague: true };
}

function tellMaking(world: World, call: Call, noun: Noun, name: string): Told {
  const settings = settingsOf(world, call);
  const parts = partsOf(world, call, noun);
  const isData = noun.role === 'load';
  const what = `${isData ? 'loads' : 'makes'} ${noun.noun}${isData ? ` (${code(name.slice(name.lastIndexOf('.') + 1))})` : ''}${settings === '' ? '' : `: ${settings}`}`;
  const about = `It ${noun.about}.`;
  return { clause: what, remark: parts === '' ? about : `${about} ${parts}`, role: noun.role ?? 'define', watch: noun.watch ?? [], name };
}

const MOST_PARTS = 10;

/** The steps, layers or transforms that something is made of, in order. */
function partsOf(world: World, call: Call, noun: Noun): string {
  const isChain = noun.parts !== undefined || /network|chain of/.test(noun.noun);
  if (!isChain) return '';
  const only = call.args.filter((argument) => argument.keyword === null || argument.keyword === noun.parts || argument.keyword === 'layers').map((argument) => argument.value);
  const list = only.length === 1 && (only[0]?.kind === 'List' || only[0]?.kind === 'Tuple') ? only[0].elements : only;
  const parts = list.flatMap((element): string[] => {
    const inner = partOf(element);
    const partName = inner === null ? undefined : publicName(world, inner.callee);
    const made = partName === undefined ? undefined : nounOf(partName);
    if (inner !== null && made !== undefined) return [`${code(textOf(world, inner.callee), 32)} (${made.noun})`];
    return inner === null ? (element.kind === 'Name' ? [code(element.id)] : []) : [code(textOf(world, inner.callee), 32)];
  });
  if (parts.length === 0) return '';
  const more = parts.length > MOST_PARTS ? `, and ${String(parts.length - MOST_PARTS)} more` : '';
  return `In order: ${parts.slice(0, MOST_PARTS).join(', ')}${more}.`;
}

/** The call in `("name", Step())` or `Step()`. */
function partOf(element: Expression): Call | null {
  if (element.kind === 'Call') return element;
  if (element.kind === 'Tuple') return element.elements.find((one): one is Call => one.kind === 'Call') ?? null;
  return null;
}

function tellByName(world: World, call: Call, id: string): Told | null {
  const kind = kindOf(world, call.callee);
  const asked = kind === null ? null : tellAsking(world, call, kind, code(id));
  if (asked !== null) return asked;
  const own = ownCall(world, call, null);
  if (own !== null) return own;
  if (definitionAt(world.definitions, id, call.start) === undefined) {
    const phrase = builtinOf(id);
    if (phrase !== undefined) return phrased(world, call, phrase, code(id), id, null);
  }
  const guessed = /^(criterion|loss_?(fn|func|function|f)?|.*_loss)$/i.test(id) && call.args.length >= 2 ? losing(world, call) : /^(model|net|network|.*_model|encoder|decoder|generator|discriminator|classifier)$/i.test(id) && call.args.length > 0 ? forward(world, call, code(id)) : null;
  return guessed ?? { clause: `calls ${code(id)}`, remark: '', role: 'python', watch: [], name: null, vague: true };
}

function losing(world: World, call: Call): Told {
  const [output, target] = call.args.map((argument) => inWords(world, argument.value));
  return { clause: `computes the loss: how far ${output ?? 'the output'} is from ${target ?? 'the target'}`, remark: '', role: 'step', watch: ['logits'], name: null };
}

function forward(world: World, call: Call, it: string): Told {
  const input = call.args[0] === undefined ? 'its input' : inWords(world, call.args[0].value);
  return { clause: `runs ${input} through ${it} and gets its outputs (the forward pass)`, remark: '', role: 'step', watch: [], name: null };
}

/** Calling an object: a loss, a network, a tokeniser. */
function tellAsking(world: World, call: Call, kind: Kind, it: string): Told | null {
  if (kind.is === 'own') return /Module|Model/.test(kind.of.bases.map((base) => textOf(world, base.value)).join(' ')) ? forward(world, call, it) : null;
  if (kind.is !== 'instance') return null;
  const entry = world.library.callable(kind.of);
  if (entry?.is === 'loss' || kind.of.startsWith("keras.losses.")) {
    // Keras puts the truth first.
    if (kind.of.startsWith('keras.')) return { ...losing(world, { ...call, args: [...call.args].reverse() }), name: kind.of };
    return { ...losing(world, call), name: kind.of };
  }
  if (/Tokenizer|Processor/.test(kind.of) && !kind.of.startsWith('keras.')) {
    const settings = settingsOf(world, call);
    return { clause: `turns ${call.args[0] === undefined ? 'the texts' : inWords(world, call.args[0].value)} into token numbers${settings === '' ? '' : ` (${settings})`}`, remark: '', role: 'feature', watch: ['chat-template'], name: kind.of };
  }
  const noun = nounOf(kind.of);
  if (/^(torch\.nn|keras\.layers)\./.test(kind.of) && noun !== undefined) return { clause: `runs ${call.args[0] === undefined ? 'its input' : inWords(world, call.args[0].value)} through ${it} (${noun.noun})`, remark: '', role: 'step', watch: [], name: kind.of };
  if (/^(torch\.nn|keras|torchvision\.models|transformers|torch\.hub)\b/.test(kind.of)) return { ...forward(world, call, it), name: kind.of };
  return null;
}

function tellMethod(world: World, call: Call, callee: Attribute, it?: string): Told | null {
  const method = callee.attribute;
  const path = dotted(callee) ?? [method];
  const receiver = it ?? codeOf(world, callee.value, 32);
  const kind = kindOf(world, callee.value);
  const selfAttribute = path[0] === 'self' && path.length === 2 ? kindOf(world, callee) : null;
  if (selfAttribute !== null) {
    const asked = tellAsking(world, call, selfAttribute, code(path.join('.')));
    if (asked !== null) return asked;
  }
  if (kind?.is === 'text' || kind?.is === 'list' || kind?.is === 'dict') return plainMethod(world, call, method, receiver, kind);
  const cls = kind?.is === 'instance' ? kind.of : classByNode(world, call);
  const entry = cls === null ? undefined : world.library.callable(cls);
  const named = special(world, call, method, receiver, cls, entry) ?? (kind?.is === 'own' || (path[0] === 'self' && path.length === 2) ? ownCall(world, call, null) : null);
  if (named !== null) return named;
  const publicly = cls === null ? null : `${cls}.${method}`;
  const tell = (phrase: Phrase | undefined): Told | null => {
    const made = phrase === undefined ? null : phrased(world, call, phrase, receiver, method, null, none);
    return made === null ? null : { ...made, name: publicly };
  };
  const accessor = callee.value.kind === 'Attribute' && /^(str|dt|cat)$/.test(callee.value.attribute) ? callee.value.attribute : null;
  if (kind?.is === 'table' || accessor !== null) {
    const base = accessor === null || callee.value.kind !== 'Attribute' ? receiver : it ?? codeOf(world, callee.value.value, 32);
    const phrase = tableMethodOf(method, accessor);
    const made = phrase === undefined ? null : phrased(world, call, phrase, base, method, null, none);
    if (made !== null) return made;
  }
  const typed = entry?.is === 'estimator' || entry?.is === 'composite' || entry?.is === 'splitter';
  const about = { ...aboutClass(cls, entry), follows: it !== undefined };
  const modelLike = typed || (cls !== null && /Trainer|keras|study|prophet|statsmodels|sentence_transformers/i.test(cls)) || /(^|[._])(model|clf|reg|knn|pipe|pipeline|trainer|study|net)\w*$|model$|search$|classifier$|regressor$/i.test(path.slice(0, -1).join('.'));
  const untypedModel: typeof about = typed || cls === null ? { ...about, predicts: about.predicts || (cls === null && !/scal|encod|imput|vectori|pca|transformer|tokeniz|selector|^le$|^sc$|^ss$|^ohe$|^dv$/i.test(path.slice(0, -1).join('.'))) } : { ...about, predicts: about.predicts || /keras|Trainer|prophet/i.test(cls) };
  return tell(estimatorMethodOf(method, untypedModel, modelLike))
    ?? tell(networkMethodOf(method, path))
    ?? (kind === null || kind.is === 'array' || kind.is === 'tensor' ? tell(distinctive.has(method) || (kind !== null && arrayWords.has(method)) ? tableMethodOf(method, null) : undefined) : null)
    ?? shaped(kind, method, receiver)
    ?? plainMethod(world, call, method, receiver, kind)
    ?? { clause: `calls ${code(method)} of ${receiver}`, remark: '', role: 'python', watch: [], name: publicly, vague: true };
}

/** Words of tables that nothing else uses. */
const distinctive = new Set(('groupby fillna dropna drop_duplicates value_counts sort_values reset_index set_index astype merge iterrows itertuples to_csv to_parquet select_dtypes nunique isnull isna '
  + 'notnull notna describe pivot_table toPandas ffill bfill rolling duplicated to_numpy tolist head corr unique to_dict shift').split(' '));
const arrayWords = new Set('mean std sum min max var round copy clip abs astype tolist'.split(' '));

function shaped(kind: Kind | null, method: string, receiver: string): Told | null {
  if (!/^(reshape|view|flatten|ravel|squeeze|unsqueeze|permute|transpose|expand|repeat)$/.test(method) || (kind !== null && kind.is !== 'array' && kind.is !== 'tensor')) return null;
  return { clause: `gives ${receiver} another shape`, remark: '', role: 'feature', watch: [], name: null };
}

function special(world: World, call: Call, method: string, receiver: string, cls: string | null, entry: ApiEntry | undefined): Told | null {
  const told = (clause: string, role: Role, watch: readonly string[] = []): Told => ({ clause, remark: '', role, watch, name: cls === null ? null : `${cls}.${method}` });
  if (method === 'step') {
    if (cls?.includes('lr_scheduler') === true || /sched/i.test(receiver)) return told(`moves the learning-rate schedule ${receiver} on`, 'step', ['scheduler-order']);
    if (entry?.is === 'optimizer' || /opt/i.test(receiver)) return told(`lets ${receiver} move the weights a little, against the gradients`, 'step', ['zero-grad']);
    if (/scaler/i.test(receiver)) return told('lets the optimiser move the weights, with the gradients brought back to their true size', 'step', ['amp']);
    if (/env/i.test(receiver)) return told(`takes one step in the practice world ${receiver}`, 'step');
  }
  if (method === 'shift' && call.args[0] !== undefined) {
    const written = textOf(world, call.args[0].value).trim();
    if (/^-\d+$/.test(written)) return told(`gives each row of ${receiver} the value of ${written === '-1' ? 'the next row' : `the row ${written.slice(1)} below`}: a value from later rows`, 'feature', ['shift']);
    if (/^\d+$/.test(written)) return told(`gives each row of ${receiver} the value of ${written === '1' ? 'the row before' : `the row ${written} above`}`, 'feature', ['shift']);
  }
  if (method === 'scale' && /scaler/i.test(receiver)) return told('enlarges the loss, so that small gradients do not vanish in half precision', 'step', ['amp']);
  if (/^`(?:ax|axes|axs|fig|axis)\b/.test(receiver)) return told(`draws or labels the picture ${receiver} (${code(method)})`, 'plot');
  if (/^assert[A-Z_]/.test(method)) return told(`checks a result (${code(method)})`, 'look');
  if (/^(info|debug|warning|error|exception|critical)$/.test(method) && /log/i.test(receiver)) return told('writes a line to the log', 'log');
  if (method === 'update' && /scaler/i.test(receiver)) return told('adjusts how much the loss is enlarged', 'step', ['amp']);
  if (method === 'to' && call.args.length > 0) {
    const where = call.args[0] === undefined ? '' : textOf(world, call.args[0].value);
    return /dev|cuda|cpu|gpu/i.test(where) ? told(`puts ${receiver} onto ${code(where, 24)}`, 'setup', ['device']) : null;
  }
  if ((method === 'train' || method === 'eval') && call.args.length === 0 && cls?.includes('Trainer') !== true && !/trainer|agent/i.test(receiver)) {
    return method === 'train' ? told(`puts ${receiver} into training mode: dropout drops, batch norm uses the batch's own statistics`, 'step') : told(`puts ${receiver} into evaluation mode: dropout is off, batch norm uses what it learned`, 'step', ['eval-mode']);
  }
  if (method === 'save' && /model|keras/i.test(`${receiver} ${cls ?? ''}`)) return told(`writes ${receiver} to ${call.args[0] === undefined ? 'a file' : inWords(world, call.args[0].value)}`, 'save');
  if (method === 'map' && (cls ?? '').startsWith("datasets.")) return told(`applies ${call.args[0] === undefined ? 'a function' : inWords(world, call.args[0].value)} to each sample of ${receiver}`, 'feature');
  if (method === 'train_test_split') return told(`parts the rows of ${receiver} at random into a training and a test part`, 'split', ['split-kind', 'split-seed']);
  if (/^(add_argument|parse_args|parse_known_args)$/.test(method)) return told(method === 'add_argument' ? `adds the option ${call.args[0] === undefined ? '' : inWords(world, call.args[0].value)}` : 'reads the options given on the command line', 'setup');
  if (method === 'add' && call.args.length === 1 && (cls === 'keras.Sequential' || cls === 'keras.models.Sequential' || /model/i.test(receiver))) return addedLayer(world, call, receiver);
  if (/^(get|post|put|route|on_event)$/.test(method) && /^`(app|router|api|bp|blueprint)`$/.test(receiver)) return told(`binds the function to the address ${call.args[0] === undefined ? '' : inWords(world, call.args[0].value)}`, 'serve', ['serve-parity']);
  if (method === 'run' && receiver === '`app`') return told('starts the web service', 'serve');
  return null;
}

function addedLayer(world: World, call: Call, receiver: string): Told | null {
  const layer = call.args[0]?.value;
  if (layer?.kind !== 'Call') return null;
  const name = publicName(world, layer.callee);
  const noun = name === undefined ? undefined : nounOf(name);
  if (name === undefined || noun === undefined) return null;
  const settings = settingsOf(world, layer);
  return { clause: `adds ${noun.noun} to ${receiver}${settings === '' ? '' : `: ${settings}`}`, remark: `It ${noun.about}.`, role: 'define', watch: noun.watch ?? [], name };
}

/** Methods of texts, lists and dictionaries. */
function plainMethod(world: World, call: Call, method: string, receiver: string, kind: Kind | null): Told | null {
  const first = call.args[0] === undefined ? '' : inWords(world, call.args[0].value);
  const told = (clause: string): Told => ({ clause, remark: '', role: 'python', watch: [], name: null });
  switch (method) {
    case 'append': return kind?.is === 'table' ? null : told(`adds ${first} to the end of ${receiver}`);
    case 'extend': return told(`adds the items of ${first} to ${receiver}`);
    case 'copy': return call.args.length === 0 ? told(`makes a copy of ${receiver}`) : null;
    case 'format': return told('fills values into a text');
    case 'items': return told(`goes through names and values of ${receiver}`);
    case 'keys': return told(`goes through the names in ${receiver}`);
    case 'values': return told(`goes through the values of ${receiver}`);
    case 'get': return told(`looks up ${first} in ${receiver}`);
    case 'update': return told(`updates ${receiver}${first === '' ? '' : ` with ${first}`}`);
    case 'lower': case 'upper': case 'strip': return told(`brings the text ${receiver} into one form`);
    case 'join': return kind?.is === 'text' ? told(`joins the texts ${first}`) : null;
    case 'split': return kind?.is === 'text' ? told(`cuts ${receiver} apart`) : null;
    case 'replace': return kind?.is === 'text' ? told(`replaces ${first} in ${receiver}`) : null;
    default: return null;
  }
}
