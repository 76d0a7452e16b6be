import type { ServingSide } from './sides';

const trainingPart = /^(model_?|ml_?)?(train(ing|er)?|notebooks?|experiments?|pipelines?|modell?ing|research)$/i;
const servingPart = /^(app|api|web(_?app|_?service)?|backend|serv(e|er|ing|ice)|deploy(ment)?|inference|predict(ion|or)?|streamlit(_app)?|flask(_app)?|frontend)$/i;

/** Two sides in different projects side by side (`lab1/`, `lab2/`) never belong together: one that has both sides itself keeps to itself. */
export function isNear(train: string, serve: ServingSide, ownDepth: number): boolean {
  const common = commonFolder(train, serve.path);
  // Nothing nearer answers with what the training saves.
  if (ownDepth <= common.length) return true;
  const below = (path: string): string => path.slice(common === '' ? 0 : common.length + 1).split('/')[0] ?? '';
  const own = below(train);
  if (!train.slice(common.length).replace(/^\//, '').includes('/') || own === below(serve.path)) return true;
  // `training/` and `app/` are parts of one project.
  if (trainingPart.test(own) && servingPart.test(below(serve.path))) return true;
  // What answers with code of the training's own subfolder belongs to it.
  const folder = train.slice(0, train.lastIndexOf('/') + 1);
  // Otherwise the training's own subfolder answers for itself.
  return [...serve.trace.files].some((path) => path !== serve.path && path.startsWith(folder));
}

/** Does a file lie in a folder, or below it? */
export function isUnder(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The deepest folder that holds two files. */
export function commonFolder(a: string, b: string): string {
  let end = 0;
  for (let i = 0; i < a.length && a.charCodeAt(i) === b.charCodeAt(i); i++) if (a.charCodeAt(i) === SLASH) end = i;
  return a.slice(0, end);
}

const SLASH = 47;
