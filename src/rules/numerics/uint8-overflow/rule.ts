import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, siteOf, stringOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** image + image, image - image, image * 2 in bytes. */
export const rule: Rule = {
  meta: {
    id: 'numerics/uint8-overflow',
    title: 'Arithmetic on 8-bit integers wraps around',
    family: 'numerics',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.maths-foundations', 'ml.feature-engineering'],
    references: ['numpy-types'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['cv2', 'PIL', 'imageio', 'skimage', 'numpy'],
  words: ['imread', 'open', 'uint8'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.BinaryOperation) {
      if (!/^[-+*]$/.test(node.operator)) continue;
      const left = bytesOf(code, node.left, place);
      const right = bytesOf(code, node.right, place);
      // 255 - image stays within the type, and a float makes floats of all.
      // What was made bytes by hand may be a mask of 0 and 1: the difference of two alone goes beyond.
      if ((isCast(left) || isCast(right)) && !(left !== null && right !== null && node.operator === '-')) continue;
      const wraps = (left !== null && right !== null) || (left !== null && isWhole(node.right)) || (right !== null && isWhole(node.left) && node.operator !== '-');
      const image = left ?? right;
      if (!wraps || image === null) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          `The image holds whole numbers from 0 to 255, and what goes beyond wraps around: ${node.operator === '-' ? '3 - 5 is 254' : '250 + 10 is 4'}. No error tells. ` +
          'Convert it first: .astype(np.float32), and go back with np.clip(x, 0, 255).astype(np.uint8).',
        at: siteOf(code, node),
        related: [{ message: 'the image is read here', at: siteOf(code, image) }],
      });
    }
  },
};

function isWhole(expression: Expression): boolean {
  return expression.kind === 'Constant' && expression.type === 'integer' && expression.value !== 0 && expression.value !== 1;
}

/** Where an array of bytes surely comes from: an image as it was read. */
function bytesOf(code: ModuleCode, expression: Expression, place: Place): Expression | null {
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind === 'Subscript') return bytesOf(code, value.value, at);
  if (value.kind !== 'Call') return null;
  const name = code.name(value.callee, at);
  if (value.callee.kind === 'Attribute' && value.callee.attribute === 'astype') return isByte(code, value.args[0]?.value, at) ? value : null;
  if (name === 'cv2.imread') return argumentOf(value, 'flags', 1) === null || /^cv2\.IMREAD_(COLOR|GRAYSCALE)$/.test(code.writtenName(value.args[1]?.value ?? value.callee, at) ?? '') ? value : null;
  if (name === 'cv2.cvtColor' || name === 'cv2.resize') {
    const [image] = value.args;
    return image === undefined ? null : bytesOf(code, image.value, at);
  }
  if (name !== 'numpy.array' && name !== 'numpy.asarray') return null;
  if (value.args.length !== 1) return null;
  const inner = valueOf(code, value.args[0]?.value ?? value, at);
  return isPicture(code, inner.value, inner.place) ? value : null;
}

function isCast(made: Expression | null): boolean {
  return made?.kind === 'Call' && made.callee.kind === 'Attribute' && made.callee.attribute === 'astype';
}

function isByte(code: ModuleCode, type: Expression | undefined, place: Place): boolean {
  return type !== undefined && (stringOf(code, type, place) === 'uint8' || code.name(type, place) === 'numpy.uint8');
}

function isPicture(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind !== 'Call') return false;
  if (code.name(expression.callee, place) === 'PIL.Image.open') return true;
  const { callee } = expression;
  if (callee.kind !== 'Attribute' || !/^(convert|resize|crop|rotate)$/.test(callee.attribute)) return false;
  const mode = callee.attribute === 'convert' ? expression.args[0]?.value : undefined;
  if (mode?.kind === 'Constant' && !/^(L|RGB|RGBA|HSV|YCbCr|CMYK)$/.test(String(mode.value))) return false;
  const inner = valueOf(code, callee.value, place);
  return isPicture(code, inner.value, inner.place);
}
