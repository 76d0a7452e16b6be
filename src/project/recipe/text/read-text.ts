import type { Term } from '../../symbolic/terms';
import type { Reading } from '../recipe';
import { readCleaning } from './cleaning';
import { readTokenizer } from './tokenizers';

/** Reads what texts go through: cleaning, tokenizers, embeddings. A `Reader`. */
export function readText(term: Term): Reading | null {
  return readTokenizer(term) ?? readCleaning(term);
}
