import { movingModels } from '../../../library/language-models';
import { llmLibraries } from '../../outside';
import { argumentOf, siteOf, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** `model="gpt-4o"`: its provider decides which model that is. Said once for each name and file. */
export const rule: Rule = {
  meta: {
    id: 'llm/model-alias-unpinned',
    title: 'The model is named by an alias that moves',
    family: 'llm',
    severity: 'info',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gen.llm-integration', 'se.reproducibility'],
    references: ['openai-deprecations'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R26'],
  },
  atMost: 'likely',
  needs: llmLibraries,
  words: ['model', 'model_name'],
  inspect({ code, report }) {
    const told = new Set<string>();
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const given = argumentOf(node, 'model') ?? argumentOf(node, 'model_name');
        const name = stringOf(code, given?.value, place);
        if (given === null || name === null || told.has(name) || !movingModels.has(name)) continue;
        told.add(name);
        report({ severity: 'info', confidence: 'likely', at: siteOf(code, given), related: [], message: `\`${name}\` is an alias that its provider moves to newer models: the same prompt answers differently one day. Name the dated model that you evaluated. (Taken for granted: answers should not change by themselves.)` });
      }
    }
  },
};
