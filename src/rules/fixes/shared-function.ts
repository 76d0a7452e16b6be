import type { FunctionDefinition, Statement } from '../../python/nodes';
import type { Site } from '../../provenance/graph';
import type { Edit, Fix } from '../rule';
import { putAbove, putBelow, standsAlone } from './lines';
import type { Files, Source } from './source';
import { blocksOf, edit, sourceOf } from './source';

/**
 * Imports a function from the module of the other side in place of the copy. Null where the module can't be imported from here without running
 * a training or a service, or where the copy is no function of the module.
 */
export function importedInstead(files: Files, copy: Site, original: Site): Fix | null {
  return imports(files, copy, original, 'training') ?? imports(files, original, copy, 'serving');
}

/** The same for the functions around two places, where they have one name and the same parameters. */
export function twinImported(files: Files, copy: Site, original: Site): Fix | null {
  const around = ({ path, span }: Site): FunctionDefinition | undefined =>
    sourceOf(files, path)?.module.body.find((one): one is FunctionDefinition => one.kind === 'FunctionDefinition' && one.start <= span.start && span.end <= one.end);
  const [own, other] = [around(copy), around(original)];
  const parameters = (of: FunctionDefinition): string => of.parameters.map((one) => one.name).join();
  if (!own || own.name !== other?.name || parameters(own) !== parameters(other) || copy.path === original.path) return null;
  return imports(files, { path: copy.path, span: own.nameSpan }, { path: original.path, span: other.nameSpan }, 'training');
}

function imports(files: Files, copy: Site, original: Site, from: 'training' | 'serving'): Fix | null {
  const [source, other] = [sourceOf(files, copy.path), sourceOf(files, original.path)];
  if (!source || !other) return null;
  const definition = definedAt(source, copy);
  const twin = definedAt(other, original);
  if (!definition || definition.name !== twin?.name || !isQuiet(other.module.body)) return null;
  const module = moduleFor(source, other.path);
  if (module === null || importsFrom(other, source.path)) return null;
  const removal = removed(source, definition);
  const line = `from ${module} import ${definition.name}`;
  const last = source.module.body.findLast((one) => (one.kind === 'Import' || one.kind === 'ImportFrom') && standsAlone(source, one) && one.end <= definition.start);
  const first = source.module.body.find((one) => standsAlone(source, one));
  const added = last ? putBelow(source, last, [line]) : first && first !== definition ? putAbove(source, first, [line]) : null;
  if (!added || !removal) return null;
  return { title: `Import \`${definition.name}\` from ${from}'s ${other.path} in place of the copy in ${source.path} (check that the module is packaged with it)`, safe: false, edits: [added, removal] };
}

function definedAt(source: Source, at: Site): FunctionDefinition | null {
  const found = source.module.body.find((one): one is FunctionDefinition => one.kind === 'FunctionDefinition' && one.nameSpan.start === at.span.start);
  return found?.decorators.length === 0 ? found : null;
}

/** Does importing the module do nothing but define things? */
function isQuiet(body: readonly Statement[]): boolean {
  return body.every((one) => {
    switch (one.kind) {
      case 'Import':
      case 'ImportFrom':
      case 'FunctionDefinition':
      case 'ClassDefinition':
        return true;
      case 'ExpressionStatement':
        return one.value.kind === 'Constant';
      case 'Assign':
        return isPlain(one.value);
      case 'AnnotatedAssign':
        return one.value === null || isPlain(one.value);
      case 'If':
        return one.test.kind === 'Comparison' && one.test.operands.some((operand) => operand.kind === 'Name' && operand.id === '__name__');
      case 'Try':
        return blocksOf(one).every(isQuiet);
      case 'Simple':
        return one.form === 'pass';
      default:
        return false;
    }
  });
}

function isPlain(value: { readonly kind: string }): boolean {
  return ['Constant', 'List', 'Tuple', 'Dict', 'Set', 'Name', 'UnaryOperation', 'BinaryOperation', 'Attribute'].includes(value.kind);
}

/** How a file names another file's module: of the same folder, or of one below it; as its other imports do where it has any of that folder. */
function moduleFor(source: Source, path: string): string | null {
  const folders = source.path.split('/').slice(0, -1);
  const parts = path.replace(/\.py$/, '').split('/');
  if (!path.endsWith('.py') || !source.path.endsWith('.py') || parts.some((part) => !/^[A-Za-z_]\w*$/.test(part.replace(/^\.$/, '_')))) return null;
  const isBelow = folders.every((folder, index) => parts[index] === folder);
  const relative = source.module.body.some((one) => one.kind === 'ImportFrom' && one.level > 0);
  if (isBelow) return `${relative ? '.' : ''}${parts.slice(folders.length).join('.')}`;
  // A package that is imported by its whole name already.
  const [top] = parts;
  const isKnown = source.module.body.some((one) => one.kind === 'ImportFrom' && one.level === 0 && top !== undefined && one.module.split('.')[0] === top && parts.length > 1);
  return isKnown ? parts.join('.') : null;
}

/** Would the two import each other? */
function importsFrom(source: Source, path: string): boolean {
  const name = path.replace(/\.py$/, '').split('/').at(-1) ?? '';
  return source.module.body.some((one) => (one.kind === 'ImportFrom' && one.module.split('.').at(-1) === name) || (one.kind === 'Import' && one.names.some((given) => given.name.split('.').at(-1) === name)));
}

/** Takes a function out with the empty lines behind it. */
function removed(source: Source, definition: FunctionDefinition): Edit | null {
  if (!standsAlone(source, definition)) return null;
  const { text } = source.document;
  const behind = /^[ \t]*(#[^\r\n]*)?(\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(definition.end));
  return edit(source, definition.start, definition.end + (behind?.[0].length ?? 0), '');
}
