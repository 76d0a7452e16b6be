import type { Tree } from 'web-tree-sitter';
import type { FlatTree } from './flat-tree';
import { COMMENT, LINE_CONTINUATION, resetFlatTree, STRING_CONTENT } from './flat-tree';
import { ERROR, MISSING } from './kinds';

const ERROR_SYMBOL = 65535;

/** Fills `flat` over the official API: right by definition, and slow (a wasm call for every question about every node). */
export function flattenWithCursor(tree: Tree, code: string, symbolKinds: Uint16Array, flat: FlatTree): void {
  const cursor = tree.walk();
  resetFlatTree(flat, code, tree.rootNode.descendantCount + 1);
  const open: number[] = [];
  let count = 0;
  for (;;) {
    const symbol = cursor.nodeTypeId;
    const kind = symbol === ERROR_SYMBOL ? ERROR : (symbolKinds[symbol] ?? 0);
    const start = cursor.startIndex;
    let index = -1;
    let descend = false;
    if (cursor.nodeIsMissing) {
      flat.missing.push(symbol, start);
      if (cursor.nodeIsNamed) index = add(MISSING, start, start);
    } else if (kind === COMMENT) {
      flat.comments.push(start, cursor.endIndex);
    } else if (kind !== LINE_CONTINUATION) {
      index = add(kind, start, cursor.endIndex);
      if (kind === ERROR) flat.errors.push(index);
      descend = kind !== STRING_CONTENT || cursor.currentNode.hasError;
    }
    if (descend && cursor.gotoFirstChild()) {
      open.push(index);
      continue;
    }
    if (index >= 0) flat.nexts[index] = count;
    let more = cursor.gotoNextSibling();
    while (!more && cursor.gotoParent()) {
      const parent = open.pop();
      if (parent !== undefined) flat.nexts[parent] = count;
      more = cursor.gotoNextSibling();
    }
    if (!more) break;
  }
  cursor.delete();
  flat.count = count;

  function add(kindId: number, from: number, to: number): number {
    flat.kinds[count] = kindId;
    flat.starts[count] = from;
    flat.ends[count] = to;
    return count++;
  }
}
