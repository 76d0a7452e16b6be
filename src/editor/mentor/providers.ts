import type { QuickPickItem, SecretStorage } from 'vscode';
import { ConfigurationTarget, ProgressLocation, QuickPickItemKind, window, workspace } from 'vscode';
import type { ProviderState } from '../../mentor/desk/state';
import type { MentorBackend } from '../../mentor/llm/backend';
import { llmError } from '../../mentor/llm/failure';
import { openAiChat } from '../../mentor/llm/openai-chat';
import type { Candidate, Found } from '../../mentor/llm/probe';
import { localCandidates, openAi, probe, tryOut } from '../../mentor/llm/probe';
import { EDITOR_HOST, editorModel, editorModels } from './vscode-lm';

/** The model that the user chose, and its key. */
export interface Providers {
  state(): Promise<ProviderState>;
  /** Throws an LlmError where none is chosen, or it can't be used. */
  backend(): Promise<MentorBackend>;
  keyOf(baseUrl: string): Promise<string | null>;
  /** Keeps the key of the chosen server in the editor's secret storage; asks for it where none is given. */
  setKey(key: string | null): Promise<void>;
  storeKey(baseUrl: string, key: string): Promise<void>;
  removeKey(): Promise<void>;
}

interface Chosen {
  readonly provider: 'none' | 'openai' | 'editor';
  readonly baseUrl: string;
  readonly model: string;
}

/** From the user's own settings: a workspace can't choose where code goes. */
function chosen(): Chosen {
  const configuration = workspace.getConfiguration('holdout.mentor');
  const own = (name: string): unknown => {
    const found = configuration.inspect(name);
    return found?.globalValue ?? found?.defaultValue;
  };
  const provider = own('provider');
  const baseUrl = own('baseUrl');
  const model = own('model');
  return {
    provider: provider === 'openai' || provider === 'editor' ? provider : 'none',
    baseUrl: typeof baseUrl === 'string' && baseUrl !== '' ? baseUrl : openAi.baseUrl,
    model: typeof model === 'string' ? model : '',
  };
}

async function choose({ provider, baseUrl, model }: Chosen): Promise<void> {
  const configuration = workspace.getConfiguration('holdout.mentor');
  await configuration.update('baseUrl', baseUrl, ConfigurationTarget.Global);
  await configuration.update('model', model, ConfigurationTarget.Global);
  await configuration.update('provider', provider, ConfigurationTarget.Global);
}

function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host;
  } catch {
    return baseUrl;
  }
}

export function makeProviders(secrets: SecretStorage): Providers {
  const secretName = (baseUrl: string): string => `holdout.key ${hostOf(baseUrl)}`;
  const keyOf = async (baseUrl: string): Promise<string | null> => (await secrets.get(secretName(baseUrl))) ?? null;
  const storeKey = async (baseUrl: string, key: string): Promise<void> => { await secrets.store(secretName(baseUrl), key.trim()); };
  return {
    keyOf,
    storeKey,
    state: async () => {
      const { provider, baseUrl, model } = chosen();
      if (provider === 'none') return { state: 'none' };
      if (provider === 'editor') return { state: 'ready', host: EDITOR_HOST, model };
      const host = hostOf(baseUrl);
      const broken = (sentence: string, key: boolean): ProviderState => ({ state: 'broken', host, model, sentence, key });
      const key = await keyOf(baseUrl);
      if (host === 'api.openai.com' && key === null) return broken('No key is set for api.openai.com.', true);
      if (model === '') return broken('No model is chosen.', false);
      try {
        openAiChat({ baseUrl, model, key });
      } catch (error) {
        return broken(error instanceof Error ? error.message : String(error), false);
      }
      return { state: 'ready', host, model };
    },
    backend: async () => {
      const { provider, baseUrl, model } = chosen();
      const at = { host: hostOf(baseUrl), model };
      if (provider === 'editor') return editorModel(model);
      if (provider === 'none' || model === '') throw llmError('no-model', at);
      const key = await keyOf(baseUrl);
      if (key === null && at.host === 'api.openai.com') throw llmError('refused-key', at, { detail: 'no key is set' });
      return openAiChat({ baseUrl, model, key });
    },
    setKey: async (given) => {
      const { baseUrl } = chosen();
      const key = given ?? (await askKey(hostOf(baseUrl)));
      if (key !== undefined && key.trim() !== '') await storeKey(baseUrl, key);
    },
    removeKey: async () => { await secrets.delete(secretName(chosen().baseUrl)); },
  };
}

function askKey(host: string): Thenable<string | undefined> {
  return window.showInputBox({ title: `Key for ${host}`, prompt: 'It is kept in the secret storage of VS Code and sent to this server alone.', password: true, ignoreFocusOut: true });
}

interface Entry extends QuickPickItem {
  readonly chosen?: Chosen;
  readonly step?: 'openai' | 'address';
}

/** Looks for models on this machine and in the editor, lets the user choose, and tries the chosen one with one tiny request. */
export async function chooseProvider(providers: Providers): Promise<void> {
  const entries = await window.withProgress({ location: ProgressLocation.Window, title: 'Holdout: looking for models' }, found);
  const picked = await window.showQuickPick<Entry>(entries, { title: 'Which model may explain further?', placeHolder: 'Nothing of your code is sent before you have seen it' });
  if (picked === undefined) return;
  let choice = picked.chosen;
  if (picked.step !== undefined) choice = await atServer(picked.step === 'openai' ? openAi : null, providers);
  if (choice === undefined) return;
  if (choice.provider !== 'none' && !(await answers(choice, providers))) return;
  await choose(choice);
}

async function found(): Promise<Entry[]> {
  const [servers, models] = await Promise.all([Promise.all(localCandidates.map((candidate) => probe(candidate, null))), editorModels()]);
  const local = servers.filter((server): server is Found => server !== null).flatMap(({ name, baseUrl, models: ids }) => ids.map((model): Entry => ({ label: model, description: `${name}, this machine`, chosen: { provider: 'openai', baseUrl, model } })));
  const editor = models.map(({ id, name, vendor }): Entry => ({ label: name, description: `${vendor}, through VS Code`, chosen: { provider: 'editor', baseUrl: '', model: id } }));
  const title = (label: string): Entry => ({ label, kind: QuickPickItemKind.Separator });
  return [
    ...(local.length === 0 ? [] : [title('On this machine'), ...local]),
    ...(editor.length === 0 ? [] : [title('In VS Code'), ...editor]),
    title('Elsewhere'),
    { label: 'OpenAI…', description: 'needs a key', step: 'openai' },
    { label: 'Another OpenAI-compatible server…', description: 'an address, and maybe a key', step: 'address' },
    title('None'),
    { label: 'No model', description: 'the analyser\'s own explanations alone; nothing is sent', chosen: { provider: 'none', baseUrl: '', model: '' } },
  ];
}

async function atServer(candidate: Candidate | null, providers: Providers): Promise<Chosen | undefined> {
  const baseUrl = candidate?.baseUrl ?? (await window.showInputBox({ title: 'Address of the server', placeHolder: 'http://localhost:8080/v1', prompt: 'With its version, usually /v1', ignoreFocusOut: true }));
  if (baseUrl === undefined || baseUrl === '') return undefined;
  const host = hostOf(baseUrl);
  let key = await providers.keyOf(baseUrl);
  if (key === null) {
    key = (await askKey(host)) ?? null;
    if (key === null && candidate !== null) return undefined;
    if (key !== null && key !== '') await providers.storeKey(baseUrl, key);
  }
  const server = await probe({ name: host, baseUrl }, key, globalThis.fetch, 8_000);
  const model = server === null || server.models.length === 0
    ? await window.showInputBox({ title: `Model at ${host}`, prompt: server === null ? 'The server gave no list of its models.' : 'Its name', ignoreFocusOut: true })
    : await window.showQuickPick([...server.models].sort(), { title: `Model at ${host}` });
  return model === undefined || model === '' ? undefined : { provider: 'openai', baseUrl, model };
}

/** Sends one tiny request; where it fails, the user decides. */
async function answers({ provider, baseUrl, model }: Chosen, providers: Providers): Promise<boolean> {
  const problem = await window.withProgress({ location: ProgressLocation.Notification, title: `Holdout: trying ${model} with one short request`, cancellable: true }, async (_progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => { controller.abort(); });
    try {
      const backend = provider === 'editor' ? editorModel(model) : openAiChat({ baseUrl, model, key: await providers.keyOf(baseUrl) });
      return await tryOut(backend, controller.signal);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
  if (problem === null) return true;
  const answer = await window.showWarningMessage(`${model} did not answer: ${problem}`, 'Choose it anyway');
  return answer !== undefined;
}
