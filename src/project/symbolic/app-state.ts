import type { ProgramSyntax } from '../program-syntax';
import type { Machine } from './machine';
import type { Term } from './terms';
import { choice } from './terms';

/** `app.state` and `request.app.state`: one object for the whole application, whichever file names it. */
export function isAppState(term: Term): boolean {
  if (term.t !== 'attribute' || term.name !== 'state') return false;
  let app = term.of;
  while (app.t === 'after' || app.t === 'with-item') app = app.of;
  if (app.t === 'attribute') return app.name === 'app' && app.of.t === 'given';
  if (app.t === 'call') return /^(fastapi\.FastAPI|starlette\.applications\.Starlette|litestar\.Litestar)$/.test(app.callee);
  return (app.t === 'given' || app.t === 'opaque') && (app.t === 'given' ? app.name : app.what) === 'app';
}

/** Keeps what the application's state is given under a name. */
export function setAppState(machine: Machine, name: string, value: Term): void {
  const known = machine.appState.get(name);
  machine.appState.set(name, known && machine.branches > 0 ? choice(known, value, value.site) : value);
}

const applications = new WeakMap<ProgramSyntax, readonly string[]>();

/**
 * The file of the application that takes the routes of a file in and fills the state that they use; null where there is none, or more than one.
 * It starts before any of the routes answers.
 */
export function applicationOf(program: ProgramSyntax, path: string): string | null {
  const all = applications.get(program) ?? [...program.documents].flatMap(([file, { code }]) => (code.includes('include_router(') && /\.state\.\w+\s*=[^=]/.test(code) ? [file] : []));
  applications.set(program, all);
  const name = path.split('/').at(-1)?.replace(/\.\w+$/, '') ?? '';
  // A package's routes are taken in by the name of the package.
  const module = name === '__init__' ? (path.split('/').at(-2) ?? '') : name;
  if (all.includes(path) || !(program.documents.get(path)?.code ?? '').includes('APIRouter(')) return null;
  const imports = new RegExp(`^\\s*(from|import)\\b[^\\n]*\\b${module}\\b`, 'm');
  const found = all.filter((file) => imports.test(program.documents.get(file)?.code ?? ''));
  return found.length === 1 ? (found[0] ?? null) : null;
}
