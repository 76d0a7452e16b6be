import type { ModuleCode, OwnFunction } from '../project/code/code';
import type { Place } from '../project/code/places';
import { functionAround } from '../project/code/places';
import type { Call, Expression } from '../python/nodes';
import { sourceOf } from './reading';

/** Calls whose result somebody else chose: downloads, sockets, what a user types or uploads. Sources: the documentation of the libraries, read 2026-11-20. */
const outsideCalls = new Set([
  'requests.get', 'requests.post', 'requests.request', 'httpx.get', 'httpx.post', 'urllib.request.urlopen', 'urllib.request.urlretrieve', 'wget.download', 'gdown.download',
  'torch.hub.download_url_to_file', 'torch.utils.model_zoo.load_url', 'huggingface_hub.hf_hub_download', 'huggingface_hub.snapshot_download', 'keras.utils.get_file', 'tensorflow.keras.utils.get_file',
  'builtins.input', 'streamlit.file_uploader', 'streamlit.text_input', 'streamlit.text_area', 'streamlit.chat_input', 'streamlit.sidebar.file_uploader', 'streamlit.sidebar.text_input',
]);

const outsideValues = new Set(['flask.request', 'sys.argv', 'quart.request', 'bottle.request']);

/** What web frameworks mark a handler with. */
const ROUTE = /^(route|get|post|put|patch|delete|websocket|api_view|endpoint|api|task)$/;

/** Does somebody outside of the program choose this value: a request, a download, what is typed? */
export function isFromOutside(code: ModuleCode, part: Expression, place: Place): boolean {
  if (part.kind === 'Call') {
    const name = code.writtenName(part.callee, place);
    if (name !== undefined && outsideCalls.has(name)) return true;
    return part.callee.kind === 'Attribute' && /^(recv|recvfrom|receive_text|receive_bytes|receive_json)$/.test(part.callee.attribute);
  }
  const name = code.writtenName(part, place);
  if (name !== undefined && outsideValues.has(name)) return true;
  return part.kind === 'Name' && isRequestParameter(code, part.id, place);
}

/** A parameter of a function that answers requests. */
function isRequestParameter(code: ModuleCode, name: string, place: Place): boolean {
  if (code.bindings(name, place)[0]?.kind !== 'parameter' || /^(self|cls|db|session|settings|config|model|background_tasks)$/.test(name)) return false;
  const around = functionAround(place);
  return around?.decorators.some((one) => {
    const { callee } = one.kind === 'Call' ? one : { callee: one };
    return callee.kind === 'Attribute' && ROUTE.test(callee.attribute);
  }) === true && around.parameters.some((parameter) => parameter.name === name && !(parameter.defaultValue?.kind === 'Call' && code.document.text.slice(parameter.defaultValue.callee.start, parameter.defaultValue.callee.end).endsWith("Depends")));
}

/** The part of a value that somebody outside chose; null: none that is known. */
export function outsidePart(code: ModuleCode, expression: Expression, place: Place): Expression | null {
  return sourceOf(code, expression, place, (part, at) => isFromOutside(code, part, at), (call, at) => !makesNumber(code, call, at));
}

/** `int(text)`: whatever the text was, a number is no path, no code and no command. */
function makesNumber(code: ModuleCode, call: Call, place: Place): boolean {
  return call.callee.kind === 'Name' && /^builtins\.(int|float|bool|len)$/.test(code.name(call.callee, place) ?? '');
}

const ANSWER_METHODS = /^(chat\.completions\.create|chat\.completions\.parse|completions\.create|responses\.create|messages\.create|models\.generate_content|generate_content|ChatCompletion\.create|Completion\.create|beta\.chat\.completions\.parse)$/;
const LLM_TYPE = /^(ChatOpenAI|OpenAI|AzureChatOpenAI|ChatAnthropic|ChatOllama|Ollama|LLMChain|HuggingFacePipeline|ChatGoogleGenerativeAI|ChatBedrock|Bedrock|Cohere|ChatCohere|ChatMistralAI|ChatGroq|HuggingFaceHub|HuggingFaceEndpoint|LlamaCpp|VLLM|init_chat_model|AzureOpenAI)$/;

/** Is this call the asking of a language model: an SDK's call, or an object of LangChain's that is invoked? */
export function isModelCall(code: ModuleCode, part: Expression, place: Place): boolean {
  if (part.kind !== 'Call') return false;
  const { callee } = part;
  if (callee.kind === 'Attribute') {
    const chain = chainOf(callee);
    if (ANSWER_METHODS.test(chain.split('.').slice(-4).join('.')) || ANSWER_METHODS.test(chain.split('.').slice(-3).join('.')) || ANSWER_METHODS.test(chain.split('.').slice(-2).join('.'))) return usesLlm(code);
    if (callee.attribute === 'generate_content') return usesLlm(code);
    if (callee.attribute === 'last_message') return code.uses('autogen');
    if (/^(invoke|ainvoke|predict|run|apredict|arun|stream)$/.test(callee.attribute)) return isLlmObject(code, callee.value, place);
    if (/^(decode|batch_decode)$/.test(callee.attribute)) return part.args.some(({ value }) => sourceOf(code, value, place, (one) => one.kind === 'Call' && one.callee.kind === 'Attribute' && one.callee.attribute === 'generate') !== null);
    return false;
  }
  return isLlmObject(code, callee, place) || isLibraryCompletion(code, part.callee, place);
}

function isLibraryCompletion(code: ModuleCode, callee: Expression, place: Place): boolean {
  const name = code.writtenName(callee, place);
  return name === 'litellm.completion' || name === 'litellm.acompletion';
}

/** `a.b.c` of a chain of attributes, whatever it starts from. */
export function chainOf(expression: Expression): string {
  if (expression.kind === 'Attribute') {
    const base = chainOf(expression.value);
    return base === '' ? expression.attribute : `${base}.${expression.attribute}`;
  }
  return expression.kind === 'Name' ? expression.id : '';
}

export const llmLibraries = ['openai', 'anthropic', 'litellm', 'langchain', 'langchain_openai', 'langchain_core', 'langchain_community', 'langchain_anthropic', 'google', 'groq', 'mistralai', 'cohere', 'together', 'ollama'];

/** Does the file use an SDK for language models? */
export function usesLlm(code: ModuleCode): boolean {
  return llmLibraries.some((library) => code.uses(library));
}

function isLlmObject(code: ModuleCode, expression: Expression, place: Place): boolean {
  return sourceOf(code, expression, place, (part, at) => {
    if (part.kind !== 'Call') return false;
    const name = code.writtenName(part.callee, at) ?? '';
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (/^(langchain|llama_index)/.test(name) && LLM_TYPE.test(last)) return true;
    return name === 'transformers.pipeline' && part.args.some(({ value }) => value.kind === 'Constant' && /^(text-generation|text2text-generation|conversational)$/.test(String(value.value)));
  }) !== null;
}

/** The part of a value that a language model said; null: none that is known. Functions of the program that return what a model said count. */
export function modelAnswer(code: ModuleCode, expression: Expression, place: Place, depth = 0): Expression | null {
  return sourceOf(code, expression, place, (part, at) => {
    if (isModelCall(code, part, at)) return true;
    if (part.kind !== 'Call' || depth > 1) return false;
    const called = code.definition(part.callee, at);
    return called?.is === 'function' && returnsAnswer(called, depth + 1);
  }, (call, at) => !makesNumber(code, call, at));
}

function returnsAnswer({ code, scope }: OwnFunction, depth: number): boolean {
  return code.statements.some((place) => place.scope === scope && place.statement.kind === 'Return' && place.statement.value !== null && modelAnswer(code, place.statement.value, place, depth) !== null);
}

/** Is the function's parameter among the parts of a value? */
export function parameterPart(code: ModuleCode, expression: Expression, place: Place): Expression | null {
  return sourceOf(code, expression, place, (part, at) => part.kind === 'Name' && code.bindings(part.id, at)[0]?.kind === 'parameter');
}
