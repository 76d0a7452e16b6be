import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { argumentOf, callSite, sourceOf, stringOf, valueOf } from '../../reading';
import type { Location, Rule } from '../../rule';

interface Use {
  readonly model: string;
  readonly store: string;
  readonly at: Location;
}

const makers = /\b(from_documents|from_texts|from_embeddings|afrom_documents|afrom_texts)$/;
const openers = /\b(load_local|Chroma|FAISS|PineconeVectorStore|Qdrant|QdrantVectorStore|from_existing_index|from_existing_collection)$/;

/** The embedding of a store where it is filled, beside that where it is opened: in the files of one program, by the store's place. And one index within a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/embedding-mismatch',
    title: 'Index and query are embedded by different models',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.embeddings-vector-db', 'gen.rag'],
    references: ['rag2020'],
    since: '0.2.0',
    fix: 'none',
  },
  words: ['search', 'load_local', 'Chroma', 'FAISS', 'PineconeVectorStore', 'Qdrant', 'QdrantVectorStore', 'from_existing_index', 'from_existing_collection'],
  inspect({ code, report }) {
    const opened = usesIn(code, openers);
    if (opened.length > 0) {
      const filled = code.program.paths.flatMap((path) => {
        const other = code.program.module(path);
        return other === undefined ? [] : usesIn(other, makers);
      });
      for (const use of opened) {
        const made = filled.filter((one) => one.store === use.store);
        if (made.length === 0 || made.some((one) => one.model === use.model)) continue;
        const [first] = made;
        report({
          severity: 'error', confidence: 'certain', at: use.at, related: first === undefined ? [] : [{ message: `filled with ${first.model}`, at: first.at }],
          message: `The index at \`${use.store}\` was filled by ${first?.model ?? 'another model'} and is asked by ${use.model}: vectors of two models have nothing to do with each other, and the nearest ones are random. Use one model, from one constant.`,
        });
      }
    }
    for (const { node, place } of code.methodCalls('search')) {
      const asked = node.args[0] === undefined ? null : encoderOf(code, node.args[0].value, place);
      if (asked === null) continue;
      for (const { node: adding, place: at } of code.methodCalls('add')) {
        const sameIndex = code.document.text.slice(adding.callee.value.start, adding.callee.value.end) === code.document.text.slice(node.callee.value.start, node.callee.value.end);
        const made = sameIndex && adding.args[0] !== undefined ? encoderOf(code, adding.args[0].value, at) : null;
        if (made === null || made.model === asked.model) continue;
        report({
          severity: 'error', confidence: 'certain', at: callSite(code, node), related: [{ message: `filled with ${made.model}`, at: callSite(code, adding) }],
          message: `The index holds vectors of ${made.model}, and is asked with one of ${asked.model}: they have nothing to do with each other. Encode both with one model.`,
        });
        break;
      }
    }
  },
};

/** The name of the model that an embedding object is made with. */
function modelOf(code: ModuleCode, expression: Expression, place: Place): string | null {
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind !== 'Call') return null;
  const name = code.writtenName(value.callee, at) ?? '';
  if (!/(Embeddings?|SentenceTransformer|EmbeddingFunction)$/.test(name)) return null;
  return stringOf(code, (argumentOf(value, 'model_name') ?? argumentOf(value, 'model') ?? argumentOf(value, 'model_name_or_path', 0))?.value, at);
}

function usesIn(code: ModuleCode, form: RegExp): Use[] {
  const found: Use[] = [];
  for (const [name, list] of code.calls) {
    if (!form.test(name)) continue;
    for (const { node, place } of list) {
      const use = useOf(code, node, place, name);
      if (use !== null) found.push(use);
    }
  }
  return found;
}

function useOf(code: ModuleCode, node: Call, place: Place, name: string): Use | null {
  const embedding = argumentOf(node, 'embedding') ?? argumentOf(node, 'embedding_function') ?? argumentOf(node, 'embeddings') ?? argumentOf(node, null, 1);
  const model = embedding === null ? null : modelOf(code, embedding.value, place);
  const given = argumentOf(node, 'persist_directory') ?? argumentOf(node, 'index_name') ?? argumentOf(node, 'collection_name') ?? (name.endsWith('load_local') ? argumentOf(node, 'folder_path', 0) : null) ?? null;
  const store = given === null ? savedTo(code, node) : stringOf(code, given.value, place);
  return model === null || store === null ? null : { model, store, at: callSite(code, node) };
}

/** `FAISS.from_documents(…).save_local("index")`, or by a name. */
function savedTo(code: ModuleCode, node: Call): string | null {
  for (const { node: save, place: at } of code.methodCalls('save_local', 'persist')) {
    if (valueOf(code, save.callee.value, at).value === node) return stringOf(code, save.args[0]?.value, at);
  }
  return null;
}

/** The SentenceTransformer whose `encode` made a value. */
function encoderOf(code: ModuleCode, expression: Expression, place: Place): { readonly model: string } | null {
  const models: string[] = [];
  sourceOf(code, expression, place, (part, at) => {
    if (part.kind !== 'Call' || part.callee.kind !== 'Attribute' || part.callee.attribute !== 'encode') return false;
    const model = modelOf(code, part.callee.value, at);
    if (model !== null) models.push(model);
    return true;
  });
  const [model] = models;
  return model === undefined ? null : { model };
}
