import { commands, Uri, window, workspace } from 'vscode';
import type { LessonResult } from '../server/protocol';

const scheme = 'holdout-lesson';

export interface LessonView {
  /** Opens a rule's lesson as a rendered page; asks for the rule where none is given. */
  open(rule: unknown): Promise<void>;
  dispose(): void;
}

/** Lessons as read-only Markdown documents, shown in the editor's own preview. */
export function lessonView(lesson: (rule: string) => Promise<LessonResult | null>): LessonView {
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const rule = uri.path.slice(1).replace(/\.md$/, '');
      const found = await lesson(rule);
      return found ? found.markdown : `There is no lesson for \`${rule}\`.`;
    },
  });
  return {
    open: async (given) => {
      const rule = typeof given === 'string' ? given : await window.showInputBox({ prompt: 'Which rule?', placeHolder: 'leakage/fit-before-split' });
      if (rule === undefined || rule === '') return;
      if ((await lesson(rule)) === null) {
        void window.showInformationMessage(`Holdout has no lesson for "${rule}".`);
        return;
      }
      const uri = Uri.from({ scheme, path: `/${rule}.md` });
      try {
        await commands.executeCommand('markdown.showPreview', uri);
      } catch {
        // The built-in Markdown extension can be switched off.
        await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
      }
    },
    dispose: () => { provider.dispose(); },
  };
}
