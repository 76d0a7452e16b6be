import type { Argument } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { siteOf, stringOf, truthOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** Switches that let generated code or requests run here: keyword → the value. Sources: documentation of the frameworks, read 2026-11-20. */
const switches: Readonly<Record<string, boolean | string>> = {
  use_docker: false, allow_dangerous_code: true, allow_dangerous_requests: true, unsafe_mode: true, auto_run: true, executor_type: 'local', code_execution_mode: 'unsafe', allow_dangerous_tools: true,
};
const constructors = /\b(LocalCommandLineCodeExecutor|PythonREPLTool|PythonAstREPLTool|PythonREPL|ShellTool|BashProcess)$/;
const libraries = ['langchain', 'langchain_experimental', 'langchain_community', 'autogen', 'autogen_ext', 'autogen_agentchat', 'crewai', 'crewai_tools', 'smolagents', 'interpreter', 'pandasai', 'ag2', 'llama_index'];

/** Agents that run what a model writes, without a sandbox around it. */
export const rule: Rule = {
  meta: {
    id: 'llm/agent-code-exec-unsandboxed',
    title: 'Code that a model writes runs on this machine',
    family: 'llm',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gen.agents', 'gov.ml-security'],
    references: ['autogen-docs', 'owasp-llm-2026'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S7698'],
  },
  needs: libraries,
  inspect({ code, report }) {
    const tell = (at: { readonly start: number; readonly end: number }, what: string): void => {
      report({
        severity: 'error', confidence: 'certain', at: siteOf(code, at), related: [],
        message: `${what}: code that a model writes runs here, with the rights and keys of this process. One hidden sentence in what the model reads is enough. Run it in a container without network and secrets.`,
      });
    };
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        for (const argument of node.args) {
          if (argument.keyword === 'code_execution_config') dockerOff(code, argument, place, tell);
          const wanted = argument.keyword === null ? undefined : switches[argument.keyword];
          if (wanted === undefined) continue;
          const isOn = typeof wanted === 'string' ? stringOf(code, argument.value, place) === wanted : truthOf(code, argument, place) === wanted;
          if (isOn) tell(argument, `\`${code.document.text.slice(argument.start, argument.end)}\``);
        }
        const name = code.writtenName(node.callee, place) ?? '';
        if (constructors.test(name) && name.includes('.')) tell(node.callee, `\`${name.slice(name.lastIndexOf('.') + 1)}\``);
      }
    }
    for (const { target, value, place } of code.assigned.get('auto_run') ?? []) {
      if (value.kind === 'Constant' && value.value === true && code.writtenName(target.value, place)?.startsWith('interpreter') === true) tell(target, '`auto_run = True`');
    }
  },
};

/** `code_execution_config={"use_docker": False}`. */
function dockerOff(code: ModuleCode, argument: Argument, place: Place, tell: (at: Argument['value'], what: string) => void): void {
  const { value } = valueOf(code, argument.value, place);
  if (value.kind !== 'Dict') return;
  for (const { key, value: given } of value.entries) {
    if (key?.kind === 'Constant' && key.value === 'use_docker' && given.kind === 'Constant' && given.value === false) tell(key, '`"use_docker": False`');
  }
}
