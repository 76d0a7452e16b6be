import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { argumentOf, callSite, edit, siteOf, stringOf, truthOf, valueOf } from '../../reading';
import type { Finding, Rule } from '../../rule';
import { stringsOf } from '../strings';

/** Words of a command that starts a server for all the world, without a password. */
const commands: readonly (readonly [RegExp, string])[] = [
  [/\bjupyter\b[^\n]*(?:NotebookApp|ServerApp|IdentityProvider)\.token=(?:''|""|\s|$)/, 'Jupyter is started without a token: whoever reaches the port can run code here. Leave the token on.'],
  [/\bmlflow\s+(?:server|ui)\b[^\n]*(?:-h|--host)[ =]0\.0\.0\.0(?![^\n]*app-name)/, 'MLflow listens on all addresses without asking who is there: experiments and artifacts can be read and changed. Put a login before it (`--app-name basic-auth`), or bind it to 127.0.0.1.'],
  [/\bray\s+start\b[^\n]*--dashboard-host[ =]0\.0\.0\.0/, 'The Ray dashboard takes jobs from whoever reaches it, and here it listens on all addresses. Bind it to 127.0.0.1.'],
];
const settings = /^(NotebookApp|ServerApp|IdentityProvider)\.(token|password)$/;

/** `share=True`, servers on all addresses without a login, a debugger for strangers. */
export const rule: Rule = {
  meta: {
    id: 'security/exposed-ml-server',
    title: 'A notebook, demo or tracking server is open to everyone',
    family: 'security',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['gov.ml-security', 'ops.serving'],
    references: ['gradio-share', 'jupyter-security'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['semgrep:dask-unsafe'],
  },
  inspect({ code, report }) {
    for (const finding of [...gradio(code), ...ray(code), ...debuggers(code), ...commandsIn(code), ...jupyter(code)]) report(finding);
  },
};

type Told = Omit<Finding, 'rule'>;

function told(code: ModuleCode, node: Call, message: string, fixes: Told['fixes'] = []): Told {
  return { severity: 'warning', confidence: 'certain', message, at: callSite(code, node), related: [], fixes };
}

function gradio(code: ModuleCode): Told[] {
  if (!code.uses('gradio')) return [];
  return code.methodCalls('launch').flatMap(({ node, place }) => {
    const share = argumentOf(node, 'share');
    if (truthOf(code, share, place) !== true || argumentOf(node, 'auth') !== null || share === null) return [];
    return [told(code, node, '`share=True` gives this demo a public address for days, and whoever has it can use the model and read what it may read. Leave it off, or ask for a login (`auth=`).', [
      { title: 'Keep the demo on this machine (share=False)', safe: false, edits: [edit(code, share.value.start, share.value.end, 'False')] },
    ])];
  });
}

function ray(code: ModuleCode): Told[] {
  return code.callsOf('ray.init').flatMap(({ node, place }) =>
    stringOf(code, argumentOf(node, 'dashboard_host')?.value, place) === '0.0.0.0'
      ? [told(code, node, 'The Ray dashboard takes jobs from whoever reaches it, and here it listens on all addresses. Leave `dashboard_host` at 127.0.0.1.')]
      : []);
}

/** Werkzeug's debugger runs Python for whoever sees an error page. */
function debuggers(code: ModuleCode): Told[] {
  if (!code.uses('flask')) return [];
  return code.methodCalls('run').flatMap(({ node, place }) => {
    const isOpen = stringOf(code, argumentOf(node, 'host', 0)?.value, place) === '0.0.0.0' && truthOf(code, argumentOf(node, 'debug'), place) === true;
    return isOpen && isFlask(code, node, place) ? [told(code, node, "Flask's debugger is on and the server listens on all addresses: an error page offers a Python prompt to whoever sees it. Turn `debug` off where others can connect.")] : [];
  });
}

function isFlask(code: ModuleCode, { callee }: Call, place: Place): boolean {
  if (callee.kind !== 'Attribute') return false;
  const { value, place: at } = valueOf(code, callee.value, place);
  return value.kind === 'Call' && code.writtenName(value.callee, at) === 'flask.Flask';
}

function commandsIn(code: ModuleCode): Told[] {
  const found: Told[] = [];
  const { text } = code.document;
  if (!text.includes('jupyter') && !text.includes('mlflow') && !text.includes('dashboard-host')) return found;
  if (!/\bjupyter\b|\bmlflow[\s\\"']+(?:server|ui)\b|\bray[\s\\"']+start\b/.test(text)) return found;
  for (const constant of stringsOf(code)) {
    if (typeof constant.value !== 'string') continue;
    for (const [form, message] of commands) if (form.test(constant.value)) found.push({ severity: 'warning', confidence: 'certain', message, at: siteOf(code, constant), related: [] });
  }
  // Cells run commands that are no strings.
  if (code.document.kind === 'notebook') {
    for (const match of text.matchAll(/^[ \t]*!.*$/gm)) {
      for (const [form, message] of commands) if (form.test(match[0])) found.push({ severity: 'warning', confidence: 'certain', message, at: { path: code.path, span: { start: match.index, end: match.index + match[0].length } }, related: [] });
    }
  }
  return found;
}

/** `c.ServerApp.token = ''` in a configuration. */
function jupyter(code: ModuleCode): Told[] {
  return ['token', 'password'].flatMap((name) => code.assigned.get(name) ?? []).flatMap(({ target, value, place }) => {
    const chain = target.value.kind === 'Attribute' ? `${target.value.attribute}.${target.attribute}` : '';
    if (!settings.test(chain) || stringOf(code, value, place) !== '' || target.attribute === 'password') return [];
    return [{ severity: 'warning', confidence: 'certain', message: 'Jupyter is configured without a token: whoever reaches the port can run code here. Leave the token on.', at: siteOf(code, target), related: [] }];
  });
}
