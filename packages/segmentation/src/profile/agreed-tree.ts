import { type Tree, withoutBranches } from '@clientele/stats';

/** The same tree without questions whose answers agree: all leaves below say "in", or all say "out". */
export function agreedTree(tree: Tree): Tree {
  const size = tree.column.length;
  const says = new Int8Array(size); // 1 all in, −1 all out, 0 they differ
  const agree = new Uint8Array(size);
  for (let node = size - 1; node >= 0; node--) {
    if ((tree.column[node] as number) < 0) {
      says[node] = (tree.mean[node] as number) > 0.5 ? 1 : -1;
      continue;
    }
    const [left, right] = [says[node + 1] as number, says[tree.right[node] as number] as number];
    says[node] = left === right ? left : 0;
    agree[node] = Number(says[node] !== 0);
  }
  return withoutBranches(tree, agree);
}
