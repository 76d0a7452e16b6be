import type { Place } from '../../../project/code/places';
import { llmLibraries, modelAnswer } from '../../outside';
import { callSite, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** Somewhere in the file the model is asked for JSON, or for a tool's arguments: then it is the parser's business to fit. */
const structured = /response_format|response_mime_type|response_schema|json_schema|with_structured_output|output_parser|OutputParser|text_format|json_mode|tool_calls|function_call|arguments|guided_json|format\s*=\s*["']json/;

/** `json.loads(answer)` of what a model said, with nothing that makes it JSON and nothing that catches what is none. */
export const rule: Rule = {
  meta: {
    id: 'llm/parse-free-text-as-json',
    title: 'A model\'s free text is parsed as JSON without a guard',
    family: 'llm',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['gen.llm-integration', 'gen.evaluation-guardrails'],
    references: ['openai-structured'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R29'],
  },
  needs: llmLibraries,
  words: ['loads', 'literal_eval'],
  inspect({ code, report }) {
    if (structured.test(code.document.text)) return;
    for (const { node, place } of [...code.callsOf('json.loads'), ...code.callsOf('ast.literal_eval')]) {
      const given = node.args[0]?.value;
      if (given === undefined || isGuarded(place)) continue;
      const said = modelAnswer(code, given, place);
      if (said === null) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message: 'A model answers in prose: sooner or later there is a sentence or a code fence around the JSON, and this line fails. Ask for JSON in the call (`response_format=`, a schema, a tool), and catch what does not parse. (Taken for granted: nobody above catches the error.)',
        at: callSite(code, node),
        related: [{ message: 'the model answers here', at: siteOf(code, said) }],
      });
    }
  },
};

function isGuarded(place: Place): boolean {
  for (let at = place; at.parent !== null; at = at.parent) {
    const { statement } = at.parent;
    if (at.part === 'body' && statement.kind === 'Try' && statement.handlers.length > 0) return true;
  }
  return false;
}
