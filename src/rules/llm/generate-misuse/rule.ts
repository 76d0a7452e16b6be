import type { Argument, Call } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { typeOf } from '../../../project/code/types';
import { addArgument, argumentOf, callSite, constantOf, hidesArguments, removeArgument, siteOf, sourceOf, truthOf } from '../../reading';
import type { Finding, Rule } from '../../rule';

const sampling = ['temperature', 'top_p', 'top_k', 'typical_p', 'min_p'];
const lengths = ['max_new_tokens', 'max_length', 'generation_config', 'stopping_criteria', 'max_time'];

/** `model.generate(…)` of Transformers: sampling settings without sampling, no limit of length, a padded batch on the wrong side. */
export const rule: Rule = {
  meta: {
    id: 'llm/generate-misuse',
    title: 'generate is called with settings that contradict or cut off',
    family: 'llm',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.transformer-internals', 'gen.llm-integration'],
    references: ['hf-generation'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['transformers'],
  words: ['generate'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('generate')) {
      if (!isLanguageModel(code, node.callee.value, place)) continue;
      for (const finding of [contradiction(code, node, place), rightPadding(code, node, place), noLength(code, node)]) if (finding !== null) report(finding);
    }
  },
};

type Told = Omit<Finding, 'rule'> | null;

/** A model of Transformers that came by `from_pretrained`, or whatever is called `model` in a file that loads one. */
function isLanguageModel(code: ModuleCode, receiver: Call['callee'], place: Place): boolean {
  const type = typeOf(code, receiver, place).name;
  if (type.startsWith('transformers.')) return /(ForCausalLM|ForConditionalGeneration|ForSeq2SeqLM|LMHeadModel|ForImageTextToText)$/.test(type);
  return type === '' && receiver.kind === 'Name' && /^(model|llm|lm)$/.test(receiver.id) && /AutoModelFor(CausalLM|Seq2SeqLM)|LMHeadModel/.test(code.document.text);
}

function contradiction(code: ModuleCode, node: Call, place: Place): Told {
  if (truthOf(code, argumentOf(node, 'do_sample'), place) !== false) return null;
  const given = node.args.filter((argument): argument is Argument & { readonly keyword: string } => argument.keyword !== null && sampling.includes(argument.keyword) && isSetting(code, argument, place));
  const [first] = given;
  if (first === undefined) return null;
  return {
    severity: 'warning', confidence: 'certain', at: siteOf(code, first), related: [],
    message: `\`do_sample=False\` takes the likeliest token each time: \`${first.keyword}\` has no effect. Leave it out, or sample with \`do_sample=True\`.`,
    fixes: given.length === 1 ? [{ title: `Leave ${first.keyword} out`, safe: true, edits: [removeArgument(code, node, first)] }] : [],
  };
}

/** `temperature=None` takes a model's own setting back, and 1.0 changes nothing. */
function isSetting(code: ModuleCode, argument: Argument, place: Place): boolean {
  const value = constantOf(code, argument.value, place)?.value;
  return value !== null && value !== undefined && value !== 1;
}

function rightPadding(code: ModuleCode, node: Call, place: Place): Told {
  if (!/AutoModelForCausalLM|GPT2LMHeadModel|LlamaForCausalLM/.test(code.document.text) || /padding_side(?!\s*=\s*["']right)|Seq2SeqLM/.test(code.document.text)) return null;
  const inputs = node.args.find((argument) => argument.unpack === '**' || argument.keyword === 'input_ids' || argument.keyword === 'inputs' || (argument.keyword === null && argument.unpack === ''));
  if (inputs === undefined) return null;
  const padded = sourceOf(code, inputs.value, place, (part, at) => part.kind === 'Call' && truthOf(code, argumentOf(part, 'padding'), at) === true && part.args[0] !== undefined && part.args[0].value.kind !== 'Constant');
  if (padded === null) return null;
  return {
    severity: 'warning', confidence: 'likely', at: callSite(code, node), related: [{ message: 'the batch is padded here', at: siteOf(code, padded) }],
    message: 'A decoder goes on from the last token, and in a batch that is padded on the right that is a pad: shorter prompts get nonsense. Set `tokenizer.padding_side = "left"`. (Taken for granted: this tokenizer pads on the right, as most do.)',
  };
}

function noLength(code: ModuleCode, node: Call): Told {
  if (hidesOptions(code, node) || lengths.some((name) => argumentOf(node, name) !== null) || /generation_config|max_new_tokens\s*=/.test(code.document.text)) return null;
  return {
    severity: 'info', confidence: 'certain', at: callSite(code, node), related: [],
    message: 'Without a length, `generate` stops after 20 tokens in all (a model may bring another default): answers are cut off. Give `max_new_tokens`.',
    fixes: [{ title: 'Give it 256 new tokens', safe: false, edits: [addArgument(code, node, 'max_new_tokens=256')] }],
  };
}

/** `**inputs` of a tokenizer holds no settings; any other dict may. */
function hidesOptions(code: ModuleCode, node: Call): boolean {
  return hidesArguments(node) && node.args.some((argument) => argument.unpack !== '' && !/^(inputs?|batch|encoded?|tokens|model_inputs|enc|encoding)$/.test(code.document.text.slice(argument.value.start, argument.value.end)));
}
