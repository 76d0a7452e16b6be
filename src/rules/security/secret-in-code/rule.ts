import type { Constant } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import { edit } from '../../reading';
import type { Fix, Rule } from '../../rule';
import { stringsOf } from '../strings';

interface Kind {
  readonly what: string;
  readonly variable: string;
  readonly form: RegExp;
}

/** The forms of keys, as their makers document them (secret scanning patterns of the hosts, read 2026-11-20). */
const kinds: readonly Kind[] = [
  { what: 'an Anthropic API key', variable: 'ANTHROPIC_API_KEY', form: /\bsk-ant-[\w-]{24,}/ },
  { what: 'an OpenAI API key', variable: 'OPENAI_API_KEY', form: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9][\w-]{30,}/ },
  { what: 'a Hugging Face token', variable: 'HF_TOKEN', form: /\bhf_[A-Za-z0-9]{30,40}\b/ },
  { what: 'an AWS access key', variable: 'AWS_ACCESS_KEY_ID', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a Google API key', variable: 'GOOGLE_API_KEY', form: /\bAIza[0-9A-Za-z_-]{35}(?![\w-])/ },
  { what: 'a GitHub token', variable: 'GITHUB_TOKEN', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/ },
  { what: 'a Slack token', variable: 'SLACK_TOKEN', form: /\bxox[abprs]-[0-9A-Za-z-]{20,}/ },
  { what: 'a Groq API key', variable: 'GROQ_API_KEY', form: /\bgsk_[A-Za-z0-9]{40,}/ },
  { what: 'a Replicate token', variable: 'REPLICATE_API_TOKEN', form: /\br8_[A-Za-z0-9]{36,}/ },
  { what: 'a private key', variable: 'PRIVATE_KEY', form: /-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----\s*\S{40,}/ },
];
/** What keys begin with. Apart from words, which are found faster by themselves. */
const MARKS = /sk-|hf_|AKIA|ASIA|AIza|ghp_|gho_|ghu_|ghs_|ghr_|xox|gsk_|r8_/;
const WORDS = ['github_pat_', 'PRIVATE KEY', 'wandb', 'WANDB'];
const WANDB = /(?:WANDB_API_KEY\W{1,6}|wandb\.login\([^)\n]*key\s*=\s*["']|wandb login\s+(?:--relogin\s+)?)([0-9a-f]{40})\b/g;

/** Keys in string literals, comments and the commands of cells. What looks like a stand-in is none. */
export const rule: Rule = {
  meta: {
    id: 'security/secret-in-code',
    title: 'A key or token is written in the code',
    family: 'security',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'se.engineering-rigour'],
    references: ['cwe-798'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['semgrep:detected-generic-api-key', 'bandit:B105', 'bastion:PS003'],
  },
  inspect({ code, report }) {
    const { text } = code.document;
    const told = new Set<number>();
    const tell = (what: string, start: number, end: number, fixes: readonly Fix[]): void => {
      if ([...told].some((one) => Math.abs(one - start) < 4)) return;
      told.add(start);
      report({
        severity: 'error',
        confidence: 'certain',
        message: `This is ${what}. Whoever can read the file, its history or a copy of it can use it. Revoke it where it was made, and read a new one from the environment or a secret store.`,
        at: { path: code.path, span: { start, end } },
        related: [],
        fixes,
      });
    };
    if (!MARKS.test(text) && !WORDS.some((word) => text.includes(word))) return;
    const strings = stringsOf(code);
    for (const { what, variable, form } of kinds) {
      for (const match of text.matchAll(new RegExp(form, 'g'))) {
        if (!isRandom(match[0])) continue;
        const constant = strings.find(({ start, end }) => start <= match.index && match.index < end);
        tell(what, match.index, match.index + match[0].length, constant?.value === match[0] ? fixOf(code, constant, variable) : []);
      }
    }
    for (const match of text.matchAll(WANDB)) {
      const key = match[1] ?? '';
      const start = match.index + match[0].length - key.length;
      const constant = strings.find((one) => one.start <= start && start < one.end);
      if (isRandom(key)) tell('a Weights & Biases API key', start, start + key.length, constant?.value === key ? fixOf(code, constant, 'WANDB_API_KEY') : []);
    }
  },
};

/** A key is drawn at random: many different characters, digits and letters mixed, no words such as "your-key". */
function isRandom(key: string): boolean {
  if (/x{4,}|X{4,}|0{5,}|1234|abcd|your|YOUR|example|EXAMPLE|placeholder|dummy|test|fake|\.\.\.|<|replace|secret|insert/.test(key)) return false;
  // Names of things are words with hyphens between them.
  if (/^[a-z0-9-]+$/.test(key) && key.split('-').length > 4) return false;
  const body = key.replace(/^[A-Za-z]{2,6}[-_](?:proj-|ant-|api03-)?/, '');
  return new Set(body).size >= Math.min(12, body.length / 2) && /\d/.test(body) && /[A-Za-z]/.test(body);
}

function fixOf(code: ModuleCode, { start, end }: Constant, variable: string): Fix[] {
  if (code.document.kind === 'notebook') return [];
  const bound = code.scope.bound.get('os') ?? [];
  const imports = bound.some((binding) => binding.kind === 'import' && binding.qualified === 'os') || bound.length > 0 ? [] : [edit(code, firstStatement(code), firstStatement(code), 'import os\n')];
  if (bound.length > 0 && !bound.every((binding) => binding.kind === 'import' && binding.qualified === 'os')) return [];
  return [{ title: `Read it from the environment (${variable})`, safe: false, edits: [...imports, edit(code, start, end, `os.environ["${variable}"]`)] }];
}

/** Where an import may stand: below the docstring and `from __future__`. */
function firstStatement({ module }: ModuleCode): number {
  const first = module.body.find((one) => !(one.kind === 'ExpressionStatement' && one.value.kind === 'Constant') && !(one.kind === 'ImportFrom' && one.module === '__future__'));
  return first?.start ?? 0;
}
