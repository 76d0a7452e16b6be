import { originsOf } from '../../parity/origins';
import { pathText } from '../../symbolic/paths';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, callsMethod, literalOf, numberOf, stringOf } from '../../symbolic/terms';
import type { Reading } from '../recipe';
import type { Param } from '../steps';
import { step } from '../steps';
import { embeddingModel, encodingOf, vocabularyOf } from './vocabularies';

const pretrained = /^(transformers|tokenizers|pytorch_transformers|pytorch_pretrained_bert)\.(\w*Tokenizer\w*|AutoProcessor)\.from_pretrained$/;
const encodes = ['encode', 'encode_plus', 'batch_encode_plus', '__call__', 'tokenize'];
const padding = /^keras\.preprocessing\.sequence\.pad_sequences$/;

/** The call that made or loaded what this is called on, if that is told for certain. */
function madeBy(receiver: Term | null): CallTerm | undefined {
  const [origin, other] = receiver ? originsOf(receiver) : [];
  return origin?.t === 'call' && !other ? origin : undefined;
}

/** What turns texts into numbers: tokenizers, word indices with padding, sentence embeddings, hashing. */
export function readTokenizer(term: Term): Reading | null {
  if (term.t !== 'call') return null;
  const maker = madeBy(term.receiver);
  if (maker && pretrained.test(maker.callee) && (term.callee === '()' || callsMethod(term, ...encodes))) return readPretrained(term, maker);
  if (padding.test(term.callee)) return readPadding(term);
  if (maker?.callee === 'keras.preprocessing.text.Tokenizer' && callsMethod(term, 'texts_to_sequences', 'texts_to_matrix')) {
    const given = (name: string, fallback: Param, position?: number): Param => valueOf(argument(maker, name, position), fallback);
    return read(term, 'tokenise', { library: 'keras words', words: given('num_words', 'all', 0), lower: given('lower', true, 2), characters: given('char_level', false, 4) }, maker);
  }
  if (callsMethod(term, 'texts_to_sequences', 'texts_to_matrix')) return read(term, 'tokenise', { library: 'keras words' }, term.receiver ?? undefined);
  if (term.callee === 'keras.preprocessing.text.one_hot') return read(term, 'tokenise', { library: 'keras hashing', size: valueOf(argument(term, 'n', 1), null) });
  if (!maker) return null;
  if (maker.callee === 'sentence_transformers.SentenceTransformer' && callsMethod(term, 'encode')) {
    const name = pathText(argument(maker, 'model_name_or_path', 0));
    return read(term, 'vectorise', { library: 'sentence-transformers', model: name === undefined ? null : (embeddingModel(name) ?? null), normalised: valueOf(term.keywords.get('normalize_embeddings'), false) }, maker);
  }
  if (/^tiktoken\.(get_encoding|encoding_for_model)$/.test(maker.callee) && callsMethod(term, 'encode', 'encode_ordinary', 'encode_batch')) {
    const name = stringOf(maker.args[0]);
    return read(term, 'tokenise', { library: 'tiktoken', vocabulary: name === undefined ? null : maker.callee.endsWith('get_encoding') ? name : (encodingOf(name) ?? null) }, maker);
  }
  if (maker.callee === 'spacy.load' && (term.callee === '()' || callsMethod(term, 'pipe'))) {
    const name = pathText(argument(maker, 'name', 0));
    return read(term, 'tokenise', { library: 'spaCy', vocabulary: name !== undefined && /^[a-z]{2}_(core|dep|ent)_\w+$/.test(name) ? name : null }, maker);
  }
  if (maker.callee === 'sklearn.feature_extraction.text.HashingVectorizer' && callsMethod(term, 'transform', 'fit_transform')) return readHashing(term, maker);
  return null;
}

function readPretrained(call: CallTerm, maker: CallTerm): Reading {
  const name = pathText(argument(maker, 'pretrained_model_name_or_path', 0));
  const vocabulary = name === undefined ? undefined : vocabularyOf(name);
  const params: Record<string, Param | undefined> = { library: 'transformers', vocabulary: vocabulary?.name ?? null };
  const lower = literalOf(maker.keywords.get('do_lower_case'));
  if (typeof lower === 'boolean') params.lower = lower;
  else if (vocabulary?.name.endsWith("cased BERT")) params.lower = vocabulary.name.includes('uncased');
  if (!callsMethod(call, 'tokenize') && !call.keywords.has('**')) {
    params.special = valueOf(call.keywords.get('add_special_tokens'), true);
    params.length = longest(call, vocabulary?.longest);
  }
  return read(call, 'tokenise', params, maker);
}

/**
 * So many tokens are kept. Without `truncation`, a given `max_length` cuts all the same; `truncation` without `max_length` cuts at what the model takes.
 * Source: PreTrainedTokenizerBase._get_padding_truncation_strategies.
 */
function longest(call: CallTerm, ofModel: number | undefined): Param {
  const given = call.keywords.get('max_length') ?? call.keywords.get('max_len');
  const truncation = call.keywords.get('truncation') ?? call.keywords.get('truncation_strategy');
  const cut = literalOf(truncation);
  if (truncation && cut === undefined) return null;
  if (cut === false || cut === 'do_not_truncate' || (given === undefined && truncation === undefined)) return 'all';
  if (given && literalOf(given) !== null) return numberOf(given) ?? null;
  return ofModel !== undefined && Number.isFinite(ofModel) ? ofModel : null;
}

/** Keras fills and cuts at the front. Source: keras/src/utils/sequence_utils.py. */
function readPadding(call: CallTerm): Reading {
  const given = (name: string, fallback: Param, position: number): Param => valueOf(argument(call, name, position), fallback);
  const params = { library: 'keras padding', length: given('maxlen', 'longest', 1), padding: given('padding', 'pre', 3), truncating: given('truncating', 'pre', 4), value: given('value', 0, 5) };
  return { steps: [step('tokenise', call.site, 'pad_sequences', params)], of: argument(call, 'sequences', 0) ?? null };
}

/** Source: the signature of HashingVectorizer. */
function readHashing(call: CallTerm, maker: CallTerm): Reading {
  const given = (name: string, fallback: Param): Param => valueOf(maker.keywords.get(name), fallback);
  const params = {
    library: 'hashing', features: given('n_features', 2 ** 20), analyzer: given('analyzer', 'word'), lower: given('lowercase', true), ngrams: given('ngram_range', [1, 1]),
    norm: given('norm', 'l2'), signs: given('alternate_sign', true), stop: given('stop_words', 'none'),
  };
  return read(call, 'vectorise', params, maker);
}

function read(call: CallTerm, kind: 'tokenise' | 'vectorise', params: Readonly<Record<string, Param | undefined>>, of?: Term): Reading {
  const text = call.args[0] ?? ['text', 'sentences', 'raw_documents', 'texts'].map((name) => call.keywords.get(name)).find((term) => term !== undefined);
  return { steps: [step(kind, call.site, call.callee === '()' ? 'tokenizer' : call.callee.replace(/^\.|.*\./, ''), params, of)], of: text ?? null };
}

/** A literal, or a list of literals; null for what is given and not known; the default for what is not given. */
export function valueOf(term: Term | undefined, fallback: Param): Param {
  if (!term) return fallback;
  if (term.t === 'sequence') return term.items.map((item) => literalOf(item) ?? null);
  if (term.t === 'literal') return term.value ?? fallback;
  return null;
}
