import { chainOf, llmLibraries } from '../../outside';
import { argumentOf, callSite, hidesArguments, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** Models that reason choose it themselves, and refuse the argument. */
const refuses = /^(o\d|gpt-5)/;

/** Chat calls without `temperature`: how much answers vary is left to a default. Said once a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/temperature-implicit',
    title: 'A model is called without a temperature',
    family: 'llm',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['gen.prompt-engineering'],
    references: ['openai-python'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R25'],
  },
  needs: llmLibraries,
  words: ['create'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('create')) {
      if (!/(chat\.completions\.create|responses\.create|messages\.create)$/.test(chainOf(node.callee)) || hidesArguments(node)) continue;
      const model = stringOf(code, argumentOf(node, 'model')?.value, place);
      if (argumentOf(node, 'temperature') !== null || argumentOf(node, 'top_p') !== null || model === null || refuses.test(model)) continue;
      report({ severity: 'hint', confidence: 'hint', at: callSite(code, node), related: [], message: 'How much answers vary is left to the default (mostly 1). Say it: low for extraction, higher for writing.' });
      return;
    }
  },
};
