import { originsOf } from '../../parity/origins';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, callsMethod, isCallOf, literalOf, stringOf } from '../../symbolic/terms';
import type { Reading } from '../recipe';
import type { Param } from '../steps';
import { step } from '../steps';

const simple = new Set(['lower', 'upper', 'casefold', 'title', 'capitalize', 'swapcase']);
const stripping = new Set(['strip', 'lstrip', 'rstrip']);
const stemmers = /^nltk\.(stem\.)?(\w+\.)?((Porter|Snowball|Lancaster|English)Stemmer|WordNetLemmatizer)$/;
/** Functions of libraries that take a text, with what they do. */
const functions: readonly (readonly [RegExp, string])[] = [
  [/^nltk\.(tokenize\.)?word_tokenize$/, 'words of nltk'],
  [/^contractions\.fix$/, 'contractions'],
  [/^(unidecode|text_unidecode)\.unidecode$/, 'unidecode'],
  [/^emoji\.(demojize|replace_emoji)$/, 'emoji'],
  [/^html\.unescape$/, 'unescape'],
  [/^gensim\.utils\.simple_preprocess$/, 'simple_preprocess'],
  [/^string\.capwords$/, 'capwords'],
];

/** What changes texts as texts: case, patterns that are replaced, words that are cut to their stems. */
export function readCleaning(term: Term): Reading | null {
  if (term.t !== 'call') return null;
  const known = functions.find(([name]) => name.test(term.callee));
  if (known) return clean(term, known[1], {}, term.args[0]);
  if (/^re(gex)?\.sub$/.test(term.callee)) return substitution(term, argument(term, 'pattern', 0), argument(term, 'repl', 1), argument(term, 'string', 2));
  const { receiver } = term;
  if (!receiver) return null;
  const compiled = compiledPattern(receiver);
  if (compiled) return callsMethod(term, 'sub') ? substitution(term, compiled.args[0], argument(term, 'repl', 0), argument(term, 'string', 1)) : null;
  if (callsMethod(term, 'join') && typeof literalOf(receiver) === 'string' && term.args[0]) return clean(term, 'join', { by: stringOf(receiver) ?? null }, words(term.args[0]));
  if (callsMethod(term, 'stem', 'lemmatize') && term.args[0]) {
    const [maker] = originsOf(receiver);
    const name = maker?.t === 'call' ? stemmers.exec(maker.callee)?.[3] : undefined;
    return name === undefined ? null : clean(term, 'stem', { by: name }, term.args[0]);
  }
  if (callsMethod(term, 'get_text') && isCallOf(receiver, /^bs4\.BeautifulSoup$/)) return clean(term, 'html', {}, receiver.args[0]);
  return readMethod(term, receiver);
}

/** Methods of a text, and of a column of texts under `.str`. */
function readMethod(call: CallTerm, receiver: Term): Reading | null {
  const name = call.callee.slice(1);
  const isColumn = receiver.t === 'attribute' && receiver.name === 'str';
  const text = isColumn ? receiver.of : receiver;
  if (simple.has(name) && call.args.length === 0) return clean(call, name, {}, text);
  if (stripping.has(name)) return clean(call, name, { by: call.args[0] ? (stringOf(call.args[0]) ?? null) : 'white space' }, text);
  if (name === 'split' && !isColumn && call.args.length + call.keywords.size === 0) return clean(call, 'split', {}, text);
  if (name === 'replace' && call.args.length >= 2 && !call.keywords.has('inplace')) {
    const [what, by] = call.args;
    if (isColumn && literalOf(call.keywords.get('regex')) === true) return substitution(call, what, by, text);
    if (typeof literalOf(what) === 'string' && typeof literalOf(by) === 'string') return clean(call, 'replace', { what: stringOf(what) ?? null, by: stringOf(by) ?? null }, text);
  }
  if (name === 'translate' && call.args[0]) return clean(call, 'translate', {}, text);
  return null;
}

function substitution(call: CallTerm, pattern: Term | undefined, by: Term | undefined, text: Term | undefined): Reading {
  const compiled = pattern && compiledPattern(pattern);
  return clean(call, 'sub', { pattern: stringOf(compiled ? compiled.args[0] : pattern) ?? null, by: stringOf(by) ?? null }, text);
}

function compiledPattern(term: Term): CallTerm | undefined {
  return isCallOf(term, /^re(gex)?\.compile$/) ? term : undefined;
}

/** A list that begins empty and is filled, or is filled alone. */
function words(term: Term): Term {
  if (term.t !== 'choice') return term;
  const filled = term.options.filter((option) => option.t !== 'sequence' || option.items.length > 0);
  return filled.length === 1 && filled[0] ? filled[0] : term;
}

function clean(call: CallTerm, op: string, params: Readonly<Record<string, Param>>, text: Term | undefined): Reading {
  return { steps: [step('clean', call.site, call.callee.replace(/^\./, ''), { op, ...params })], of: text ?? null };
}
