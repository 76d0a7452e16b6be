import { chainOf, llmLibraries } from '../../outside';
import { argumentOf, callSite, hidesArguments, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** A list of messages that is written out and has none of the operator. Said once a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/no-system-message',
    title: 'A chat has no instructions',
    family: 'llm',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['gen.prompt-engineering'],
    references: ['openai-python'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R27'],
  },
  needs: llmLibraries,
  words: ['create'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('create')) {
      if (!chainOf(node.callee).endsWith("chat.completions.create") || hidesArguments(node)) continue;
      const messages = argumentOf(node, 'messages');
      const value = messages === null ? null : valueOf(code, messages.value, place).value;
      if (value?.kind !== 'List' || value.elements.some((element) => element.kind !== 'Dict') || /["'](system|developer)["']/.test(textOf(code, value))) continue;
      report({ severity: 'hint', confidence: 'hint', at: callSite(code, node), related: [], message: 'The chat has no system message: what the assistant is, may and must not is left open, or mixed with what the user says.' });
      return;
    }
  },
};
