import type { ModuleCode } from '../../../project/code/code';
import { chainOf, llmLibraries } from '../../outside';
import { argumentOf, callSite, hidesArguments } from '../../reading';
import type { Rule } from '../../rule';

const asks = /(chat\.completions\.create|responses\.create|\bcompletions\.create)$/;
const bounds = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'timeout', 'stream', 'extra_body'];

/** No bound of tokens and none of time, at the call or at any client of the file. Said once a file. */
export const rule: Rule = {
  meta: {
    id: 'llm/unbounded-call',
    title: 'A model is called without limit of length or time',
    family: 'llm',
    severity: 'info',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gen.llm-integration', 'cloud.cost'],
    references: ['openai-python'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R28'],
  },
  atMost: 'likely',
  needs: llmLibraries,
  words: ['create'],
  inspect({ code, report }) {
    if (hasClientBound(code)) return;
    for (const { node } of code.methodCalls('create')) {
      if (!asks.test(chainOf(node.callee)) || hidesArguments(node) || bounds.some((name) => argumentOf(node, name) !== null)) continue;
      report({ severity: 'info', confidence: 'likely', at: callSite(code, node), related: [], message: 'Nothing limits this call: an answer may be as long as the model can write, and a request waits ten minutes before it is tried again. Give a number of tokens, and a timeout to the client. (Taken for granted: no proxy in between limits it.)' });
      return;
    }
  },
};

function hasClientBound(code: ModuleCode): boolean {
  return /timeout\s*=|max_retries\s*=|with_options\(/.test(code.document.text);
}
