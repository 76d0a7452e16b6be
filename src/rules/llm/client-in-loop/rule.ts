import { callsTo } from '../../../project/code/definitions';
import { functionAround, loopsAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import type { Call } from '../../../python/nodes';
import { callSite, edit, partsOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

const clients = new Set([
  'openai.OpenAI', 'openai.AsyncOpenAI', 'openai.AzureOpenAI', 'openai.AsyncAzureOpenAI', 'anthropic.Anthropic', 'anthropic.AsyncAnthropic', 'cohere.Client', 'groq.Groq', 'mistralai.Mistral',
  'langchain_openai.ChatOpenAI', 'langchain_openai.OpenAIEmbeddings', 'langchain_anthropic.ChatAnthropic', 'chromadb.PersistentClient', 'chromadb.HttpClient', 'pinecone.Pinecone', 'qdrant_client.QdrantClient',
]);
const libraries = ['openai', 'anthropic', 'cohere', 'groq', 'mistralai', 'langchain_openai', 'langchain_anthropic', 'chromadb', 'pinecone', 'qdrant_client'];
const ROUTE = /^(route|get|post|put|patch|websocket)$/;

/** A client keeps connections open: made in a loop or for each request, every call pays for a new one. */
export const rule: Rule = {
  meta: {
    id: 'llm/client-in-loop',
    title: 'A client is made anew in each round or request',
    family: 'llm',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.llm-integration', 'sc.inference-optimisation'],
    references: ['openai-python'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: libraries,
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place);
        if (name === undefined || !clients.has(name)) continue;
        const [loop] = loopsAround(place);
        // Retrying with another key, or one client for each of several services.
        if (loop !== undefined && dependsOnLoop(code, node, place, loop)) continue;
        const isInRequest = loop === undefined && isRunForRequests(code, place);
        if (loop === undefined && !isInRequest) continue;
        report({
          severity: 'warning',
          confidence: 'certain',
          message: `A client is made ${loop === undefined ? 'for each request' : 'in each round of the loop'}: every call opens a new connection, and many at once run out of them. Make it once${loop === undefined ? ', at module level' : ', before the loop'}.`,
          at: callSite(code, node),
          related: [],
          fixes: loop === undefined ? [] : hoist(code, node, place, loop),
        });
      }
    }
  },
};

/** In a handler, or in a function that a handler of this file calls. One that keeps its result is run once. */
function isRunForRequests(code: ModuleCode, place: Place): boolean {
  if (answersRequests(place)) return true;
  const around = functionAround(place);
  if (around === null || around.decorators.length > 0) return false;
  return callsTo(code, around).some(({ place: at }) => answersRequests(at));
}

function answersRequests(place: Place): boolean {
  return functionAround(place)?.decorators.some((one) => {
    const callee = one.kind === 'Call' ? one.callee : one;
    return callee.kind === 'Attribute' && ROUTE.test(callee.attribute);
  }) === true;
}

function dependsOnLoop(code: ModuleCode, node: Call, place: Place, loop: Place): boolean {
  return node.args.some(({ value }) => [...partsOf(value)].some((part) => part.kind === 'Name' && code.bindings(part.id, place).some((one) => one.start >= loop.statement.start && one.end <= loop.statement.end)));
}

/** Moves `client = …` above the loop that it stands in directly. */
function hoist(code: ModuleCode, node: Call, { statement, parent, scope }: Place, loop: Place): Fix[] {
  const [target] = statement.kind === 'Assign' ? statement.targets : [];
  if (parent !== loop || statement.kind !== 'Assign' || statement.value !== node || statement.targets.length !== 1 || target?.kind !== 'Name') return [];
  if ((scope.bound.get(target.id) ?? []).length !== 1 || node.args.some(({ value }) => value.kind !== 'Constant' && value.kind !== 'Name' && value.kind !== 'Subscript')) return [];
  const { text } = code.document;
  const start = text.lastIndexOf('\n', statement.start) + 1;
  const end = text.indexOf('\n', statement.end);
  const loopStart = text.lastIndexOf('\n', loop.statement.start) + 1;
  const body = loop.block[loop.index];
  if (end < 0 || text.slice(start, statement.start).trim() !== '' || text.slice(statement.end, end).replace(/#.*/, '').trim() !== '' || text.slice(loopStart, loop.statement.start).trim() !== '' || body === undefined) return [];
  if ((loop.statement.kind === 'For' || loop.statement.kind === 'While') && loop.statement.body.length < 2) return [];
  if (text.slice(statement.start, statement.end).includes('\n')) return [];
  const indent = text.slice(loopStart, loop.statement.start);
  return [{ title: 'Make the client before the loop', safe: true, edits: [edit(code, loopStart, loopStart, `${indent}${text.slice(statement.start, statement.end)}\n`), edit(code, start, end + 1, '')] }];
}
