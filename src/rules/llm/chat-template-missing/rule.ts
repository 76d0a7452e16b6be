import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { argumentOf, callSite, edit, hidesArguments, partsOf, siteOf, sourceOf, stringOf, textOf, valueOf } from '../../reading';
import type { Finding, Rule } from '../../rule';

/** How model hubs name models that were trained to converse. */
const conversing = /[-_.](instruct|chat|it|chat-hf|instruct-v[\d.]+)(?=$|[-_.:](?!base))/i;
/** Somebody writes the template: by the tokenizer, or by hand. */
const templated = /apply_chat_template|chat_template|\[INST\]|im_start|im_end|<\|(user|system|assistant|start_header_id|begin_of_text)\|>|start_of_turn|###\s*(Instruction|Human|Assistant)|<s>|\bUSER:|\bHuman:|lm_eval|setup_chat_format/i;

/** A plain string goes into a model of a chat: by the tokenizer and `generate`, by a pipeline, or by vLLM. */
export const rule: Rule = {
  meta: {
    id: 'llm/chat-template-missing',
    title: 'A chat model is given a plain string instead of its chat template',
    family: 'llm',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['gen.prompt-engineering', 'gen.llm-integration'],
    references: ['hf-chat'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['transformers', 'vllm'],
  words: ['generate', 'pipeline'],
  inspect({ code, report }) {
    if (templated.test(code.document.text)) return;
    for (const { node, place } of code.methodCalls('generate')) {
      const finding = byVllm(code, node, place) ?? byTokenizer(code, node, place);
      if (finding !== null) report(finding);
    }
    for (const { node, place } of code.callsOf('transformers.pipeline')) byPipeline(code, node, place).forEach(report);
  },
};

type Told = Omit<Finding, 'rule'>;

function told(code: ModuleCode, node: Call, model: string, related: Told['related'], fix: NonNullable<Told['fixes']>): Told {
  return {
    severity: 'warning', confidence: 'certain', at: callSite(code, node), related, fixes: fix,
    message: `${model} was trained on turns of a chat, with marks around each. A plain string has none: the model goes on with your text instead of answering it, and answers worse. Give messages, and let the tokenizer write the template (\`apply_chat_template\`).`,
  };
}

/** `model.generate(**tokenizer("…"))`. */
function byTokenizer(code: ModuleCode, node: Call, place: Place): Told | null {
  for (const { value } of node.args) {
    const found: Told[] = [];
    sourceOf(code, value, place, (part, at) => {
      if (part.kind !== 'Call') return false;
      const isEncode = part.callee.kind === 'Attribute' && part.callee.attribute === 'encode';
      const receiver = part.callee.kind === 'Attribute' && isEncode ? part.callee.value : part.callee;
      const model = receiver.kind === 'Name' ? loadedModel(code, receiver, at, /^transformers\.(Auto\w*|\w+)(Tokenizer|TokenizerFast)$|AutoProcessor$/) : null;
      const prompt = argumentOf(part, 'text', 0);
      if (model === null || prompt === null || !isRaw(code, prompt.value, at)) return false;
      const text = textOf(code, prompt.value);
      const isOne = !/^(List|Comprehension)$/.test(valueOf(code, prompt.value, at).value.kind) && !isEncode && !hidesArguments(part) && textOf(code, part).includes('return_tensors');
      const messages = `[{"role": "user", "content": ${text}}]`;
      found.push(told(code, part, model, [{ message: 'the model goes on with it here', at: siteOf(code, node.callee) }], isOne
        ? [{ title: 'Give the tokenizer messages, and let it write the template', safe: false, edits: [edit(code, part.start, part.end, `${textOf(code, receiver)}.apply_chat_template(${messages}, add_generation_prompt=True, return_dict=True, return_tensors="pt")`)] }]
        : []));
      return true;
    });
    const [first] = found;
    if (first !== undefined) return first;
  }
  return null;
}

/** `LLM(model="…-Instruct").generate("…")`: `chat` writes the template, `generate` does not. */
function byVllm(code: ModuleCode, node: Call & { readonly callee: { readonly value: Expression } }, place: Place): Told | null {
  const made = valueOf(code, node.callee.value, place);
  if (made.value.kind !== 'Call' || code.writtenName(made.value.callee, made.place) !== 'vllm.LLM') return null;
  const model = chatName(stringOf(code, argumentOf(made.value, 'model', 0)?.value, made.place));
  const prompt = argumentOf(node, 'prompts', 0);
  return model === null || prompt === null || !isRaw(code, prompt.value, place) ? null : told(code, node, model, [{ message: 'the model is loaded here', at: callSite(code, made.value) }], []);
}

/** `pipeline("text-generation", model="…-Instruct")("…")`: messages get the template, strings do not. */
function byPipeline(code: ModuleCode, made: Call, place: Place): Told[] {
  if (stringOf(code, argumentOf(made, 'task', 0)?.value, place) !== 'text-generation') return [];
  const model = chatName(stringOf(code, argumentOf(made, 'model', 1)?.value, place));
  if (model === null) return [];
  const found: Told[] = [];
  for (const list of code.calls.values()) {
    for (const { node, place: at } of list) {
      const prompt = argumentOf(node, null, 0);
      if (node.callee.kind !== 'Name' || prompt === null || valueOf(code, node.callee, at).value !== made || !isRaw(code, prompt.value, at)) continue;
      const isOne = !/^(List|Comprehension)$/.test(valueOf(code, prompt.value, at).value.kind);
      found.push(told(code, node, model, [{ message: 'the model is loaded here', at: callSite(code, made) }], isOne
        ? [{ title: 'Give it messages', safe: false, edits: [edit(code, prompt.value.start, prompt.value.end, `[{"role": "user", "content": ${textOf(code, prompt.value)}}]`)] }]
        : []));
    }
  }
  return found;
}

function loadedModel(code: ModuleCode, name: Expression, place: Place, form: RegExp): string | null {
  const { value, place: at } = valueOf(code, name, place);
  if (value.kind !== 'Call' || value.callee.kind !== 'Attribute' || value.callee.attribute !== 'from_pretrained' || !form.test(code.writtenName(value.callee.value, at) ?? '')) return null;
  return chatName(stringOf(code, argumentOf(value, 'pretrained_model_name_or_path', 0)?.value, at));
}

function chatName(name: string | null): string | null {
  return name !== null && conversing.test(name) ? name : null;
}

/** A sentence that the file writes out itself, whatever is put into it; a parameter may be formatted already. */
function isRaw(code: ModuleCode, expression: Expression, place: Place, hops = 0): boolean {
  if (hops > 4) return false;
  const { value, place: at } = valueOf(code, expression, place);
  switch (value.kind) {
    case 'Constant':
      return typeof value.value === 'string' && /[a-z]{2,}/i.test(value.value);
    case 'JoinedString':
      return value.parts.some((part) => typeof part === 'string' && /[a-z]{3,}/i.test(part)) && [...partsOf(value)].every((part) => part.kind !== 'Call' || part.callee.kind === 'Attribute');
    case 'List':
      return value.elements.length > 0 && value.elements.every((element) => isRaw(code, element, at, hops + 1));
    case 'Comprehension':
      return value.of === 'list' && isRaw(code, value.element, at, hops + 1);
    case 'Name': {
      const [bound, ...others] = code.bindings(value.id, at);
      return bound?.kind === 'element' && others.length === 0 && bound.path?.length === 0 && isRaw(code, bound.value, bound.place, hops + 1) && valueOf(code, bound.value, bound.place).value.kind === 'List';
    }
    default:
      return false;
  }
}
