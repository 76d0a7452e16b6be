import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { argumentOf, callSite, constantOf, hidesArguments, siteOf, stringOf } from '../../reading';
import type { Rule } from '../../rule';

const limits = ['max_iterations', 'max_turns', 'max_steps', 'max_iter', 'max_consecutive_auto_reply', 'recursion_limit', 'max_round'];

const agents = ['langchain', 'langchain_classic', 'langgraph', 'autogen', 'autogen_agentchat', 'crewai', 'smolagents', 'claude_agent_sdk', 'agents', 'llama_index', 'pyautogen', 'ag2'];

/** Limits that are switched off, permissions that are never asked for, and two agents that talk without end. */
export const rule: Rule = {
  meta: {
    id: 'llm/agent-unbounded',
    title: 'An agent runs without a limit or without asking',
    family: 'llm',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.agents', 'gov.ml-security'],
    references: ['langchain-docs', 'autogen-docs'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7693'],
  },
  needs: agents,
  words: [...limits, 'permission_mode', 'human_input_mode'],
  inspect({ code, report }) {
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const name = code.writtenName(node.callee, place) ?? (node.callee.kind === 'Attribute' ? node.callee.attribute : '');
        for (const limit of limits) {
          const given = argumentOf(node, limit);
          const literal = given === null ? null : constantOf(code, given.value, place);
          if (given === null || literal === null || !/agent|executor|runner|run|invoke|stream|crew|chat|reply/i.test(name)) continue;
          const isOff = literal.value === null || (typeof literal.value === 'number' && (literal.value > 500 || literal.value < 0));
          if (!isOff || (literal.value === null && /^(max_turns|max_round|max_consecutive_auto_reply)$/.test(limit))) continue;
          report({
            severity: 'warning', confidence: 'certain', at: siteOf(code, given), related: [],
            message: `With \`${limit}=${String(literal.value ?? 'None')}\` nothing stops the agent: it may call the model and its tools until the budget is gone. Give a limit that the task needs, and say what happens when it is reached.`,
          });
        }
        const mode = argumentOf(node, 'permission_mode');
        if (mode !== null && stringOf(code, mode.value, place) === 'bypassPermissions') {
          report({ severity: 'warning', confidence: 'certain', at: siteOf(code, mode), related: [], message: 'The agent may use all its tools without asking anybody: files, shell, network. Allow what the task needs by name (`allowed_tools`), or run it in a container.' });
        }
        if (isEndless(code, node, place, name)) {
          report({ severity: 'warning', confidence: 'likely', at: callSite(code, node), related: [], message: 'Nobody is asked (`human_input_mode="NEVER"`) and nothing limits the replies: two agents can talk until the budget is gone. Give `max_consecutive_auto_reply` or a termination message. (Taken for granted: the chat is not limited elsewhere.)' });
        }
      }
    }
  },
};

function isEndless(code: ModuleCode, node: Call, place: Place, name: string): boolean {
  if (!/\b(UserProxyAgent|ConversableAgent|AssistantAgent)$/.test(name) || hidesArguments(node)) return false;
  const isNever = stringOf(code, argumentOf(node, 'human_input_mode')?.value, place) === 'NEVER';
  return isNever && argumentOf(node, 'max_consecutive_auto_reply') === null && argumentOf(node, 'is_termination_msg') === null && !/max_turns|max_round|max_consecutive_auto_reply/.test(code.document.text);
}
