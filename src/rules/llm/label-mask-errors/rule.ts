import { functionAround, runningScope } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import type { Expression } from '../../../python/nodes';
import { argumentOf, callSite, constantOf, partsOf, siteOf, stringOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

const collators = /DataCollatorForLanguageModeling|DataCollatorForSeq2Seq|DataCollatorForCompletionOnlyLM|SFTTrainer|ignore_index|-100/;

/** Labels that are the padded input as it is, and labels that are shifted although the model does so itself. */
export const rule: Rule = {
  meta: {
    id: 'llm/label-mask-errors',
    title: 'Labels teach padding, or are shifted twice',
    family: 'llm',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gen.fine-tuning-peft', 'gen.training-data-prep'],
    references: ['hf-trainer'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['transformers'],
  inspect({ code, report }) {
    // Something else in the file takes care of what is not to be learned.
    if (!collators.test(code.document.text)) {
      for (const { target, place } of labelsMade(code)) {
        const padding = paddedIn(code, place);
        if (padding === null) continue;
        report({
          severity: 'warning', confidence: 'likely', at: siteOf(code, target), related: [{ message: 'padded to a fixed length here', at: siteOf(code, padding) }],
          message: 'The labels are the padded input: the model learns to write padding, and the loss is mostly about that. Put -100 where the attention mask is 0, or let a data collator make the labels. (Taken for granted: no loss leaves the padding out later.)',
        });
      }
    }
    if (!/AutoModelForCausalLM|LMHeadModel|ForCausalLM/.test(code.document.text)) return;
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const labels = argumentOf(node, 'labels');
        if (labels === null || !isCut(code, labels.value, place, 'lower') || code.writtenName(node.callee, place) !== undefined) continue;
        const inputs = argumentOf(node, 'input_ids', 0);
        if (inputs === null || !isCut(code, inputs.value, place, 'upper') || node.callee.kind === 'Attribute') continue;
        report({
          severity: 'error', confidence: 'likely', at: callSite(code, node), related: [],
          message: 'Models of Transformers shift the labels themselves: given labels that are shifted already, each token learns the one after the next. Pass the same ids as `input_ids` and `labels`. (Taken for granted: the model is one of Transformers.)',
        });
      }
    }
  },
};

/** `out["labels"] = out["input_ids"].copy()`, and `labels = input_ids.clone()`. */
function labelsMade(code: ModuleCode): { readonly target: Expression; readonly place: Place }[] {
  return code.statements.flatMap((place) => {
    const { statement } = place;
    if (statement.kind !== 'Assign') return [];
    const [target] = statement.targets;
    const isLabels = target?.kind === 'Subscript' && stringOf(code, target.index, place) === 'labels';
    if (target === undefined || !isLabels) return [];
    let { value } = statement;
    if (value.kind === 'Call' && value.callee.kind === 'Attribute' && /^(copy|clone)$/.test(value.callee.attribute)) value = value.callee.value;
    const isInput = (value.kind === 'Subscript' && stringOf(code, value.index, place) === 'input_ids') || (value.kind === 'Attribute' && value.attribute === 'input_ids');
    return isInput ? [{ target, place }] : [];
  });
}

/** A tokenizer's call in the same function that pads to a fixed length. */
function paddedIn(code: ModuleCode, place: Place): Expression | null {
  const scope = runningScope(place);
  for (const list of code.calls.values()) {
    for (const { node, place: at } of list) {
      if (runningScope(at) !== scope || functionAround(at) !== functionAround(place)) continue;
      const padding = argumentOf(node, 'padding');
      if (padding !== null && (stringOf(code, padding.value, at) === 'max_length' || truthOf(code, padding, at) === true)) return padding.value;
    }
  }
  return null;
}

/** `x[:, 1:]` (lower) or `x[:, :-1]` (upper). */
function isCut(code: ModuleCode, expression: Expression, place: Place, side: 'lower' | 'upper'): boolean {
  const names = expression.kind === 'Name' ? code.bindings(expression.id, place).flatMap((binding) => (binding.kind === 'value' ? [binding.value] : [])) : [expression];
  return names.some((value) => [...partsOf(value)].some((part) => {
    if (part.kind !== 'Subscript' || part.index.kind !== 'Tuple') return false;
    const last = part.index.elements.at(-1);
    if (last?.kind !== 'Slice') return false;
    const bound = side === 'lower' ? last.lower : last.upper;
    const other = side === 'lower' ? last.upper : last.lower;
    if (bound === null || other !== null) return false;
    const inner = bound.kind === 'UnaryOperation' ? bound.operand : bound;
    return constantOf(code, inner, place)?.value === 1 && (side === 'upper') === (bound.kind === 'UnaryOperation');
  }));
}
