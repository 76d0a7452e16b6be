import { secretPatterns } from './secret-patterns';

/** Texts with their secrets taken out, and what stood there. */
export interface Redaction {
  /** Takes the secrets out of a text; the same secret gets the same placeholder in every text. */
  hide(text: string): string;
  /** Puts them back into what is shown to the user, on this machine. */
  restore(text: string): string;
  /** How many of each kind, for the preview: `OPENAI_KEY` → 1. */
  counts(): ReadonlyMap<string, number>;
}

const PLACEHOLDER = /HIDDEN_[A-Z_]+?_\d+(?!\d)/g;

/** Starts with nothing hidden. */
export function redaction(): Redaction {
  const placeholders = new Map<string, string>();
  const secrets = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (kind: string, secret: string): string => {
    const known = placeholders.get(secret);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = `HIDDEN_${kind}_${count}`;
    placeholders.set(secret, name);
    secrets.set(name, secret);
    return name;
  };
  // A secret may hold another that was taken out before it.
  const restored = (text: string, depth = 0): string => {
    const once = text.replace(PLACEHOLDER, (name) => secrets.get(name) ?? name);
    return once === text || depth === 3 ? once : restored(once, depth + 1);
  };
  return {
    hide: (text) => {
      let hidden = text;
      for (const { kind, pattern, part } of secretPatterns) {
        hidden = hidden.replace(pattern, (whole: string, ...groups: unknown[]) => {
          const group = groups[(part ?? 1) - 1];
          const secret = typeof group === 'string' ? group : part === undefined ? whole : '';
          if (secret === '' || isPlain(secret, kind)) return whole;
          // From the end: a name may hold its own value.
          const at = whole.lastIndexOf(secret);
          return `${whole.slice(0, at)}${placeholder(kind, secret)}${whole.slice(at + secret.length)}`;
        });
      }
      return hidden.replace(/[\w+/=-]{24,}/g, (word) => (looksRandom(word) ? placeholder('TOKEN', word) : word));
    },
    restore: (text) => restored(text),
    counts: () => counts,
  };
}

/** What stands where a secret would, and is none: a placeholder, a name of a variable, a special token of a tokenizer. */
function isPlain(value: string, kind: string): boolean {
  if (/^HIDDEN_[A-Z_]+_\d+$/.test(value)) return true;
  if (kind === 'EMAIL') return value.includes('HIDDEN_');
  if (kind !== 'SECRET' && kind !== 'PASSWORD') return false;
  return /^(?:<[^>]*>|\{[^}]*\}|\[[A-Z_]+\]|\$\{?\w+\}?|%\(?\w+\)?s?|none|null|true|false|os\.[\w.]+|\w+\.\w+\(.*|str|int|bytes|optional|x{3,}|\*+|\.{3})$/i.test(value);
}

/** A long word of mixed characters without any order: a key of a kind that no pattern knows. */
function looksRandom(word: string): boolean {
  if (word.startsWith('HIDDEN_') || word.includes('//')) return false;
  if (/^[0-9a-f]+$/i.test(word)) return word.length >= 32 && /\d/.test(word) && /[a-f]/i.test(word) && bits(word.toLowerCase()) > 3;
  if (!/\d/.test(word) || !/[a-z]/.test(word) || !/[A-Z]/.test(word)) return false;
  // Names are made of words: `RandomForestClassifier_v2_final`, `models/Resnet50/checkpoint`.
  const pieces = word.split(/[_/=+-]|(?<=[a-z])(?=[A-Z])/);
  const named = pieces.filter((piece) => /^(?:[A-Z]?[a-z]{2,}\d{0,3}|[A-Z]{2,5}|\d{1,4})$/.test(piece)).reduce((sum, piece) => sum + piece.length, 0);
  return named < word.length / 2 && bits(word) >= 4;
}

/** Shannon's entropy, bits a character. */
function bits(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / word.length) * Math.log2(count / word.length);
  return sum;
}

/**
 * May text of this file be sent? Only Python and the code cells of notebooks, and no file whose name says that it keeps secrets.
 * Gives null, or a sentence that says why not.
 */
export function neverSent(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!/\.(?:py|pyi|ipynb)$/.test(name)) return `${path} is not sent: only Python and the code cells of notebooks are.`;
  if (/^\.|^(?:secrets?|credentials?|local_settings|passwords?|tokens?|api_?keys?)\b/.test(name.replace(/_/g, ' ').replace(/^(local|api) /, '$1_'))) return `${path} is not sent: files of this name keep secrets.`;
  return null;
}
