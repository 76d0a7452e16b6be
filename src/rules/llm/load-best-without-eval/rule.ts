import type { Call } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { isSurelyBefore } from '../../../project/releases';
import { addArgument, argumentOf, constantOf, edit, hidesArguments, siteOf, stringOf, truthOf } from '../../reading';
import type { Finding, Rule } from '../../rule';

const calls = ['transformers.TrainingArguments', 'transformers.Seq2SeqTrainingArguments', 'trl.SFTConfig', 'trl.DPOConfig', 'trl.RewardConfig'] as const;

/** `load_best_model_at_end=True` needs evaluations, at the same steps at which checkpoints are saved. */
export const rule: Rule = {
  meta: {
    id: 'llm/load-best-without-eval',
    title: 'The best checkpoint is wanted, and nothing says which is best',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.fine-tuning-peft', 'ml.evaluation'],
    references: ['hf-trainer'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['transformers', 'trl'],
  words: ['load_best_model_at_end'],
  inspect({ code, releases, report }) {
    for (const name of calls) {
      for (const { node, place } of code.callsOf(name)) {
        const best = argumentOf(node, 'load_best_model_at_end');
        if (truthOf(code, best, place) !== true || best === null || hidesArguments(node)) continue;
        const finding = faultOf(code, node, place, best, isSurelyBefore(releases.of(code.path, 'transformers'), '4.41'));
        if (finding !== null) report(finding);
      }
    }
  },
};

type Strategy = { readonly value: string | null; readonly given: ReturnType<typeof argumentOf> };

function strategyOf(code: ModuleCode, node: Call, place: Place, names: readonly string[], otherwise: string): Strategy {
  for (const name of names) {
    const given = argumentOf(node, name);
    if (given === null) continue;
    const text = stringOf(code, given.value, place);
    // `IntervalStrategy.STEPS`.
    const member = given.value.kind === 'Attribute' && code.document.text.slice(given.value.value.start, given.value.value.end).endsWith("Strategy") ? given.value.attribute.toLowerCase() : null;
    return { value: text ?? member, given };
  }
  return { value: otherwise, given: null };
}

function faultOf(code: ModuleCode, node: Call, place: Place, best: { readonly start: number; readonly end: number }, old: boolean): Omit<Finding, 'rule'> | null {
  const evaluated = strategyOf(code, node, place, ['eval_strategy', 'evaluation_strategy'], 'no');
  const saved = strategyOf(code, node, place, ['save_strategy'], 'steps');
  if (evaluated.value === null || saved.value === null || saved.value === 'best' || truthOf(code, argumentOf(node, 'do_eval'), place) === true) return null;
  const tell = (message: string, fixes: Finding['fixes']): Omit<Finding, 'rule'> => ({ severity: 'error', confidence: 'certain', message, at: siteOf(code, best), related: [], fixes });
  if (evaluated.value === 'no') {
    const keyword = old ? 'evaluation_strategy' : 'eval_strategy';
    const text = `${keyword}="${saved.value === 'no' ? 'epoch' : saved.value}"`;
    const put = evaluated.given === null ? addArgument(code, node, text) : edit(code, evaluated.given.start, evaluated.given.end, text);
    return tell('`load_best_model_at_end` needs evaluations, and none is asked for: the trainer raises a ValueError. Set the evaluation strategy to that of saving.', saved.value === 'no' ? [] : [{ title: `Evaluate when a checkpoint is saved (${text})`, safe: true, edits: [put] }]);
  }
  if (evaluated.value !== saved.value) {
    const put = saved.given === null ? addArgument(code, node, `save_strategy="${evaluated.value}"`) : edit(code, saved.given.value.start, saved.given.value.end, `"${evaluated.value}"`);
    return tell(`Evaluated by \`${evaluated.value}\`, saved by \`${saved.value}\`: \`load_best_model_at_end\` needs both at the same times, and the trainer raises a ValueError.`, [{ title: `Save when it is evaluated (save_strategy="${evaluated.value}")`, safe: true, edits: [put] }]);
  }
  if (evaluated.value !== 'steps') return null;
  const every = constantOf(code, argumentOf(node, 'eval_steps')?.value, place)?.value;
  const save = constantOf(code, argumentOf(node, 'save_steps')?.value, place)?.value;
  if (typeof every === 'number' && typeof save === 'number' && every >= 1 && save % every !== 0) {
    return tell(`Checkpoints are saved every ${String(save)} steps, evaluations are made every ${String(every)}: \`save_steps\` has to be a multiple, else the trainer raises a ValueError.`, []);
  }
  return null;
}
