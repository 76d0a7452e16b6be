import type { Call, Expression } from '../../../python/nodes';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { llmLibraries, modelAnswer } from '../../outside';
import { argumentOf, callSite, siteOf, truthOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const runs = ['builtins.eval', 'builtins.exec', 'builtins.compile', 'os.system', 'os.popen', 'subprocess.getoutput', 'subprocess.getstatusoutput'] as const;
const withShell = ['subprocess.run', 'subprocess.Popen', 'subprocess.call', 'subprocess.check_output', 'subprocess.check_call'] as const;

/** A language model's answer reaches eval, exec, a shell or a database as a command. */
export const rule: Rule = {
  meta: {
    id: 'security/model-output-executed',
    title: 'What a language model says is run',
    family: 'security',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'gen.evaluation-guardrails', 'gen.agents'],
    references: ['owasp-llm-2026', 'cwe-95', 'py-ast'],
    since: '0.2.0',
    fix: 'none',
    peers: ['owasp:LLM05', 'palisade:PI-EXEC', 'palisade:PI-SHELL', 'palisade:PI-SQL'],
  },
  needs: [...llmLibraries, 'transformers'],
  words: ['execute', 'executescript', ...lastParts([...runs, ...withShell])],
  inspect({ code, report }) {
    const tell = (node: Call, given: Expression | undefined, place: Place, where: string): void => {
      const said = given === undefined ? null : modelAnswer(code, given, place);
      if (said === null) return;
      report({
        severity: 'error',
        confidence: 'certain',
        message:
          `A language model's answer is run ${where}. Whoever can influence what the model reads (a user, a web page, a document) chooses what runs here. ` +
          'Parse the answer as data, let it choose among actions that you wrote, or run it in a sandbox without rights.',
        at: callSite(code, node),
        related: [{ message: 'the model answers here', at: siteOf(code, said) }],
      });
    };
    for (const name of runs) for (const { node, place } of code.callsOf(name)) tell(node, node.args[0]?.value, place, name.startsWith('builtins') ? 'as Python' : 'in a shell');
    for (const name of withShell) {
      for (const { node, place } of code.callsOf(name)) {
        const isShell = truthOf(code, argumentOf(node, 'shell'), place) === true || node.args[0]?.value.kind === 'List';
        if (isShell) tell(node, node.args[0]?.value, place, 'as a command');
      }
    }
    for (const { node, place } of code.methodCalls('execute', 'executescript')) if (isDatabase(code, node)) tell(node, node.args[0]?.value, place, 'as SQL');
  },
};

function isDatabase(code: ModuleCode, { callee }: Call): boolean {
  if (callee.kind !== 'Attribute') return false;
  const receiver = code.document.text.slice(callee.value.start, callee.value.end);
  return /(cur|cursor|conn|connection|db|engine|session|con)\b/i.test(receiver) || ['sqlite3', 'psycopg2', 'sqlalchemy', 'duckdb', 'pymysql', 'snowflake'].some((library) => code.uses(library));
}
