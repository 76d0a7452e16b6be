import { embeddingLimits } from '../../../library/language-models';
import type { ModuleCode } from '../../../project/code/code';
import { argumentOf, callSite, siteOf, stringOf, writtenOf } from '../../reading';
import type { Rule } from '../../rule';

const splitters = /\b(RecursiveCharacterTextSplitter|CharacterTextSplitter|TokenTextSplitter|SentenceSplitter|SentenceTransformersTokenTextSplitter|MarkdownTextSplitter|LatexTextSplitter|PythonCodeTextSplitter|from_tiktoken_encoder|from_huggingface_tokenizer)$/;
/** Characters of a token, at the very least, in English. */
const FEWEST_CHARACTERS = 3;

/** A text splitter whose overlap is no less than its chunks, and chunks that the embedding model cuts off. */
export const rule: Rule = {
  meta: {
    id: 'llm/chunking-inconsistent',
    title: 'Chunks overlap themselves, or are longer than the embedding reads',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.rag', 'gen.embeddings-vector-db'],
    references: ['rag2020', 'langchain-docs'],
    since: '0.2.0',
    fix: 'none',
  },
  words: ['chunk_size'],
  inspect({ code, report }) {
    const limit = limitOf(code);
    for (const { node, place } of code.keywords.get('chunk_size') ?? []) {
      const name = code.writtenName(node.callee, place) ?? '';
      if (!splitters.test(name)) continue;
      const size = argumentOf(node, 'chunk_size');
      const overlap = argumentOf(node, 'chunk_overlap');
      const length = writtenOf(code, size?.value, place);
      const shared = writtenOf(code, overlap?.value, place);
      if (typeof length !== 'number') continue;
      if (typeof shared === 'number' && overlap !== null && shared >= length) {
        report({
          severity: 'error', confidence: 'certain', at: siteOf(code, overlap), related: [],
          message: `An overlap of ${String(shared)} in chunks of ${String(length)}: the splitter raises an error, or goes on the spot. A tenth to a fifth of the chunk is usual.`,
        });
        continue;
      }
      const isTokens = /Token|tiktoken|huggingface_tokenizer|SentenceSplitter/.test(name) || argumentOf(node, 'length_function') !== null;
      if (limit === null || argumentOf(node, 'length_function') !== null) continue;
      const tokens = isTokens ? length : Math.floor(length / (FEWEST_CHARACTERS * 2));
      if (tokens <= limit.tokens) continue;
      report({
        severity: 'warning', confidence: 'likely', at: callSite(code, node), related: [{ message: `${limit.model} reads ${String(limit.tokens)} tokens`, at: siteOf(code, limit.at) }],
        message: `Chunks of ${String(length)} ${isTokens ? 'tokens' : 'characters'} are longer than the ${String(limit.tokens)} tokens that ${limit.model} reads: the rest of each chunk is cut off without a word, and can't be found. Make the chunks shorter, or take another model. (Taken for granted: these chunks go into that model.)`,
      });
    }
  },
};

/** The embedding model that the file names, if it is one alone. */
function limitOf(code: ModuleCode): { readonly model: string; readonly tokens: number; readonly at: { readonly start: number; readonly end: number } } | null {
  const found = new Map<string, { model: string; tokens: number; at: { start: number; end: number } }>();
  for (const list of code.calls.values()) {
    for (const { node, place } of list) {
      const name = code.writtenName(node.callee, place) ?? '';
      if (!/(Embeddings?|SentenceTransformer)$/.test(name)) continue;
      const given = argumentOf(node, 'model_name') ?? argumentOf(node, 'model') ?? argumentOf(node, 'model_name_or_path', 0);
      const model = stringOf(code, given?.value, place);
      const tokens = model === null ? undefined : embeddingLimits[model.slice(model.lastIndexOf('/') + 1)];
      if (model !== null && tokens !== undefined) found.set(model, { model: model.slice(model.lastIndexOf('/') + 1), tokens, at: { start: node.callee.start, end: node.callee.end } });
    }
  }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}
