import type { ModuleCode } from '../../../project/code/code';
import type { Expression } from '../../../python/nodes';
import { argumentOf, siteOf, stringOf, textOf, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** `trust_remote_code=True`: Python of the repository is downloaded and run. Silent where a commit pins what runs, or the path is a local one. */
export const rule: Rule = {
  meta: {
    id: 'security/trust-remote-code',
    title: 'A model repository\'s own code is run',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'gen.llm-integration'],
    references: ['hf-custom-code', 'hf-revision'],
    since: '0.2.0',
    fix: 'none',
    peers: ['semgrep:huggingface-trust-remote-code', 'trailofbits:trust-remote-code'],
  },
  words: ['trust_remote_code'],
  inspect({ code, report }) {
    const told = new Set<string>();
    for (const { node, place } of code.keywords.get('trust_remote_code') ?? []) {
      const given = argumentOf(node, 'trust_remote_code');
      if (given === null || truthOf(code, given, place) !== true) continue;
      const from = argumentOf(node, 'pretrained_model_name_or_path', 0) ?? argumentOf(node, 'path') ?? argumentOf(node, 'model') ?? argumentOf(node, 'repo_id');
      const name = stringOf(code, from?.value, place);
      const revision = argumentOf(node, 'code_revision') ?? argumentOf(node, 'revision');
      const pinned = stringOf(code, revision?.value, place);
      if (revision !== null && (pinned === null || /^[0-9a-f]{7,40}$/.test(pinned))) continue;
      if (/^[./~]/.test(name ?? settingOf(code, from?.value) ?? '')) continue;
      // Tokenizer, config and model of one repository are one decision.
      const key = from === null ? '' : (name ?? textOf(code, from.value));
      if (told.has(key)) continue;
      told.add(key);
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          `\`trust_remote_code=True\` downloads Python from ${name === null ? 'the model repository' : `\`${name}\``} and runs it, and without a commit in \`revision\` it is whatever stands there today. ` +
          'Read that code once and pin its commit hash, or use a model that the library knows by itself.',
        at: siteOf(code, given),
        related: [],
      });
    }
  },
};

/** The text that the one class of the file with such an attribute gives it: `cfg.model_path` with `class CFG: model_path = '/models/small'`. */
function settingOf(code: ModuleCode, expression: Expression | undefined): string | null {
  if (expression?.kind !== 'Attribute') return null;
  const given = code.classes.flatMap((scope) => scope.bound.get(expression.attribute) ?? []);
  const [only] = given;
  return given.length === 1 && only?.kind === 'value' && only.value.kind === 'Constant' && typeof only.value.value === 'string' ? only.value.value : null;
}
