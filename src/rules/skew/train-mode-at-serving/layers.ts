import type { ClassAt, ProgramSyntax } from '../../../project/program-syntax';
import { statementsOf } from '../../../project/program-syntax';

const modeLayer = /\b((?:Alpha|FeatureAlpha)?Dropout(?:[123]d)?|(?:Sync|Lazy)?BatchNorm(?:[123]d)?|DropPath|TransformerEncoderLayer|TransformerDecoderLayer)\s*\(\s*(?!(?:p\s*=\s*)?0(?:\.0*)?\s*\))/;
const backbone = /\bmodels\.((?:wide_)?resnet|resnext|vgg|alexnet|densenet|mobilenet|efficientnet|inception|squeezenet|googlenet)\w*\s*\(/;

/** The layer of a network that works otherwise in training than in use; null where none is known. */
export function modeLayerOf(program: ProgramSyntax, of: ClassAt | string, seen = new Set<string>()): string | null {
  if (typeof of === 'string') return /vgg|alexnet|squeezenet/.test(of) ? 'Dropout' : 'BatchNorm';
  if (seen.size > 30 || seen.has(of.definition.name)) return null;
  seen.add(of.definition.name);
  const code = program.documents.get(of.path)?.code.slice(of.definition.start, of.definition.end).replace(/#.*/g, '') ?? '';
  const own = modeLayer.exec(code)?.[1];
  if (own !== undefined) return own;
  if (/\.dropout\([^()]*training\s*=\s*self\.training/.test(code)) return 'dropout';
  if (backbone.test(code)) return 'BatchNorm';
  for (const [, name] of code.matchAll(/\b([A-Z]\w+)\s*\(/g)) {
    const part = name === undefined ? null : classNamed(program, of.path, name);
    const found = part ? modeLayerOf(program, part, seen) : null;
    if (found !== null) return found;
  }
  return null;
}

/** A class of this name, in the same file first; null where the program has none or several elsewhere. */
function classNamed(program: ProgramSyntax, path: string, name: string): ClassAt | null {
  const found: ClassAt[] = [];
  for (const [file, module] of program.modules) {
    for (const statement of statementsOf(module.body)) {
      if (statement.kind !== 'ClassDefinition' || statement.name !== name) continue;
      const at: ClassAt = { is: 'class', path: file, definition: statement };
      if (file === path) return at;
      found.push(at);
    }
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
