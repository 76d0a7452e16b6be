import type { Parity } from '../../../project/parity/parity';
import type { Site } from '../../../provenance/graph';
import { around, libraryName } from '../../fixes/serving-steps';
import { callAt, sourceOf } from '../../fixes/source';
import type { Fix } from '../../rule';

const inverses: Readonly<Record<string, (numpy: string, text: string) => string>> = {
  log1p: (numpy, text) => `${numpy}.expm1(${text})`,
  log: (numpy, text) => `${numpy}.exp(${text})`,
  log2: (numpy, text) => `${numpy}.exp2(${text})`,
  log10: (numpy, text) => `${numpy}.power(10.0, ${text})`,
  sqrt: (numpy, text) => `${numpy}.square(${text})`,
  cbrt: (numpy, text) => `${numpy}.power(${text}, 3)`,
  arcsinh: (numpy, text) => `${numpy}.sinh(${text})`,
};

/** Undoes a function of NumPy on what the model predicts, where it predicts arrays. */
export function undone(parity: Parity, asked: Site, of: string): Fix | null {
  const source = sourceOf(parity.program, asked.path);
  const call = source && callAt(source, asked);
  const inverse = inverses[of];
  if (!source || !inverse || call?.callee.kind !== 'Attribute' || call.callee.attribute !== 'predict') return null;
  const numpy = libraryName(source, 'numpy', 'np', call.start);
  return numpy && { title: `Undo ${of} on the prediction`, safe: false, edits: [...numpy.edits, around(source, call, (text) => inverse(numpy.name, text))] };
}
