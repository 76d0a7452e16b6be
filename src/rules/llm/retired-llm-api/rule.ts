import { retiredModels } from '../../../library/language-models';
import { llmLibraries } from '../../outside';
import { argumentOf, siteOf, stringOf } from '../../reading';
import type { Rule } from '../../rule';
import { judgeRemoval, removedUses } from '../../removals';

const distributions = new Set(['openai', 'langchain', 'llama-index-core']);

/** Names that the SDKs have removed, and models that no longer answer. */
export const rule: Rule = {
  meta: {
    id: 'llm/retired-llm-api',
    title: 'An interface or model is used that its provider has shut down',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.llm-integration'],
    references: ['openai-python', 'openai-deprecations'],
    since: '0.2.0',
    fix: 'none',
    peers: ['migrations:langchain-cli-migrate', 'migrations:llamaindex-cli-upgrade', 'migrations:openai-migrate'],
  },
  needs: [...llmLibraries, 'llama_index'],
  inspect({ code, releases, report }) {
    for (const use of removedUses(code, distributions)) {
      const finding = judgeRemoval(code, releases, use);
      if (finding === null) continue;
      // OpenAI's interface of 2022 went away in 2023, LlamaIndex without its core in 2024: what is installed today has them not, wherever nothing says otherwise.
      const isOld = (use.removal.distribution === 'openai' || /^llama_index\.(?!core\b)/.test(use.removal.name)) && finding.confidence === 'hint';
      report(isOld ? { ...finding, severity: 'warning', confidence: 'likely' } : finding);
    }
    const told = new Set<string>();
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const given = argumentOf(node, 'model') ?? argumentOf(node, 'model_name') ?? argumentOf(node, 'engine');
        const name = stringOf(code, given?.value, place);
        const day = name === null ? undefined : retiredModels[name.replace(/^(openai|anthropic|google|models)\//, '')];
        if (given === null || name === null || day === undefined || told.has(name)) continue;
        told.add(name);
        report({
          severity: 'error', confidence: 'certain', at: siteOf(code, given), related: [],
          message: `\`${name}\` was shut down on ${day}: calls for it fail. Take its successor, and evaluate again: another model answers differently.`,
        });
      }
    }
  },
};
