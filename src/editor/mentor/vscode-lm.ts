import type { LanguageModelChat } from 'vscode';
import { CancellationTokenSource, LanguageModelChatMessage, LanguageModelError, lm } from 'vscode';
import type { ChatPart, MentorBackend } from '../../mentor/llm/backend';
import { LlmError, LONGEST_ANSWER } from '../../mentor/llm/backend';
import { llmError } from '../../mentor/llm/failure';

/** The name under which models of the editor stand where others have a server's. */
export const EDITOR_HOST = 'VS Code (Copilot and other extensions)';

/** The editor's own models; an empty list is normal. */
export async function editorModels(): Promise<readonly LanguageModelChat[]> {
  try {
    return await lm.selectChatModels();
  } catch {
    return [];
  }
}

/** A model of the editor by its id. There is no system role and no count of tokens there, and no way to hold it to a form. */
export function editorModel(id: string): MentorBackend {
  const at = { host: EDITOR_HOST, model: id };
  return {
    kind: 'vscode-lm',
    ...at,
    async *stream(request, signal): AsyncGenerator<ChatPart> {
      const model = (await editorModels()).find((one) => one.id === id);
      if (model === undefined) throw llmError('no-model', at);
      const source = new CancellationTokenSource();
      const cancel = (): void => { source.cancel(); };
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      const schema = request.schema === null ? [] : [LanguageModelChatMessage.User(`The form of the answer, as JSON Schema:\n${JSON.stringify(request.schema.schema)}`)];
      const messages = request.messages.map(({ role, content }) => (role === 'assistant' ? LanguageModelChatMessage.Assistant(content) : LanguageModelChatMessage.User(content)));
      let length = 0;
      try {
        const response = await model.sendRequest([...schema, ...messages], { justification: 'To explain the code that you selected.' }, source.token);
        for await (const text of response.text) {
          length += text.length;
          if (length > LONGEST_ANSWER) throw llmError('too-big', at);
          if (text !== '') yield { kind: 'text', text };
        }
      } catch (error) {
        throw signal.aborted ? llmError('cancelled', at) : failureOf(error, at);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
      if (signal.aborted) throw llmError('cancelled', at);
      // A model that is switched off streams nothing.
      if (length === 0) throw llmError('empty', at);
    },
  };
}

function failureOf(error: unknown, at: { readonly host: string; readonly model: string }): LlmError {
  if (error instanceof LlmError) return error;
  const code = error instanceof LanguageModelError ? error.code : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === LanguageModelError.NoPermissions.name) return llmError('forbidden', at, { detail });
  if (code === LanguageModelError.NotFound.name) return llmError('no-model', at, { detail });
  if (code === LanguageModelError.Blocked.name) return llmError('filtered', at, { detail });
  return llmError('server', at, { detail });
}
