/** What belongs together because it is linked by imports, directly or not. */
export function connectedComponents(nodes: Iterable<string>, edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const parent = new Map<string, string>();
  for (const node of nodes) parent.set(node, node);
  const find = (node: string): string => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = node; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const [from, targets] of edges) {
    if (!parent.has(from)) continue;
    for (const to of targets) if (parent.has(to)) parent.set(find(from), find(to));
  }
  const groups = new Map<string, string[]>();
  for (const node of parent.keys()) {
    const root = find(node);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  }
  return [...groups.values()].map((group) => group.sort());
}
