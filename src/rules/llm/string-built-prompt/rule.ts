import { isModelCall, llmLibraries, parameterPart } from '../../outside';
import { argumentOf, siteOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** One string of instructions and text from a parameter is given to a model. Said once a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/string-built-prompt',
    title: 'A prompt is put together from text of users',
    family: 'llm',
    severity: 'hint',
    confidence: 'hint',
    preset: 'off',
    competencies: ['gen.prompt-engineering', 'gov.ml-security'],
    references: ['owasp-llm-2026'],
    since: '0.2.0',
    fix: 'none',
    peers: ['promptgrep:string-concat', 'bastion:PS001', 'bastion:PS002', 'bastion:PS008'],
  },
  needs: llmLibraries,
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        if (!isModelCall(code, node, place)) continue;
        const given = argumentOf(node, 'input') ?? argumentOf(node, 'prompt') ?? argumentOf(node, 'contents', 0);
        const value = given === null ? null : valueOf(code, given.value, place).value;
        if (given === null || (value?.kind !== 'JoinedString' && value?.kind !== 'BinaryOperation') || parameterPart(code, value, place) === null) continue;
        report({ severity: 'hint', confidence: 'hint', at: siteOf(code, given), related: [], message: 'Instructions and text of others are one string here: the model can not tell which is which. Pass the text as a message of its own, marked as data.' });
        return;
      }
    }
  },
};
