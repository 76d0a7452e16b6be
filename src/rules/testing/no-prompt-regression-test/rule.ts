import type { Practice } from '../../../project/testing/practice';
import { functionAround } from '../../../project/testing/practice';
import type { Location } from '../../rule';
import { lackingRule } from '../lacking';

/** T18: a language model is asked, and no test of what it has to answer. */
export const rule = lackingRule({
  id: 'testing/no-prompt-regression-test',
  title: 'Prompts have no golden examples',
  kind: 'prompt',
  competencies: ['se.testing-coverage', 'gen.prompt-engineering', 'gen.evaluation-guardrails'],
  references: ['checklist2020', 'judge2023'],
  find: (practice, { map }) => {
    const found = asking(practice);
    if (!found || map.functions.some(({ at, tests }) => tests.length > 0 && at.path === found.at.path && at.definition.nameSpan.start === found.at.span.start)) return null;
    return {
      at: found.at,
      message:
        `${found.name} asks a language model, and no test says what a good answer is. A word changed in the prompt, or a new version of the model, changes answers that nobody looks at. ` +
        'Keep some dozen real questions with what their answer must contain. Test without network that the prompt is put together as it should be and that a bad answer is refused; ' +
        'run the golden questions with temperature 0 in a job of their own, and compare the share of good answers with a floor.',
    };
  },
});

const libraries = /^\s*(import|from)\s+(openai|anthropic|litellm|cohere|mistralai|ollama|groq|google\.generativeai|google\.genai|langchain\w*|llama_index|vllm|transformers|instructor|dspy)\b/m;
const calls = /\.(chat\.completions|completions|responses|messages|chat)\.(create|parse)\(|\.generate_content\(|\blitellm\.completion\(|\bollama\.(chat|generate)\(|\bChat(OpenAI|Anthropic|Ollama|Google\w+|Mistral\w*)\(|\bLLMChain\(|\bPromptTemplate\b|\bChatPromptTemplate\b|pipeline\(\s*(task\s*=\s*)?['"](text-generation|text2text-generation)['"]/;

function asking(practice: Practice): { readonly at: Location; readonly name: string } | null {
  for (const [path, code] of practice.code) {
    if (!libraries.test(code)) continue;
    const hit = calls.exec(code);
    if (!hit) continue;
    const span = { start: hit.index, end: hit.index + hit[0].length };
    const around = functionAround(practice, path, span);
    return around ? { at: { path, span: around.definition.nameSpan }, name: `\`${around.definition.name}\`` } : { at: { path, span }, name: 'This code' };
  }
  return null;
}
