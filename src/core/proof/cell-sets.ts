/**
 * Sets of combinations of cells, as multi-valued decision diagrams: a node asks for the cell of one column and leads on
 * to a set over the columns after it. Equal sets are one node, and what no set tells apart is one branch, so that billions
 * of combinations take a few hundred nodes, and an operation as many steps.
 */

/** The number of a node. */
export type CellSet = number;

export const NONE: CellSet = 0;
export const ALL: CellSet = 1;

/** Nodes over columns with so many cells each, and the two ways to make new ones of them. */
function makeNodes(sizes: readonly number[]) {
  const columnOf = [sizes.length, sizes.length];
  const branchesOf: CellSet[][] = [[], []];
  const known = new Map<string, CellSet>();

  function node(column: number, branches: CellSet[]): CellSet {
    if (branches.every((branch) => branch === branches[0])) return branches[0]!;
    const key = `${column} ${branches.join()}`;
    let set = known.get(key);
    if (set === undefined) {
      set = columnOf.push(column) - 1;
      branchesOf.push(branches);
      known.set(key, set);
    }
    return set;
  }

  const branch = (set: CellSet, column: number, cell: number): CellSet =>
    columnOf[set] === column ? branchesOf[set]![cell]! : set;

  /** An operation on two sets that goes cell by cell until `settled` tells the result. */
  function operation(settled: (a: CellSet, b: CellSet) => CellSet | undefined) {
    const done = new Map<number, CellSet>();
    return function apply(a: CellSet, b: CellSet): CellSet {
      const result = settled(a, b);
      if (result !== undefined) return result;
      const key = a * 2 ** 26 + b;
      const before = done.get(key);
      if (before !== undefined) return before;
      const column = Math.min(columnOf[a]!, columnOf[b]!);
      const branches: CellSet[] = [];
      for (let cell = 0; cell < sizes[column]!; cell++)
        branches.push(apply(branch(a, column, cell), branch(b, column, cell)));
      const set = node(column, branches);
      done.set(key, set);
      return set;
    };
  }

  /** Makes each node of a set anew, from its column and its branches that are made already. */
  function rewrite(whole: CellSet, remake: (column: number, branches: CellSet[]) => CellSet): CellSet {
    const done = new Map<CellSet, CellSet>();
    const remade = (set: CellSet): CellSet => {
      if (set === NONE || set === ALL) return set;
      const before = done.get(set);
      if (before !== undefined) return before;
      const made = remake(columnOf[set]!, branchesOf[set]!.map(remade));
      done.set(set, made);
      return made;
    };
    return remade(whole);
  }

  return { columnOf, branchesOf, node, operation, rewrite };
}

export type CellSets = ReturnType<typeof makeCellSets>;

/** Sets over columns with so many cells each. */
export function makeCellSets(sizes: readonly number[]) {
  const { columnOf, branchesOf, node, operation, rewrite } = makeNodes(sizes);
  const both = operation((a, b) => {
    if (a === NONE || b === NONE) return NONE;
    if (a === ALL || a === b) return b;
    return b === ALL ? a : undefined;
  });
  const either = operation((a, b) => {
    if (a === ALL || b === ALL) return ALL;
    if (a === NONE || a === b) return b;
    return b === NONE ? a : undefined;
  });
  const without = operation((a, b) => {
    if (a === NONE || b === ALL || a === b) return NONE;
    return b === NONE ? a : undefined;
  });

  /** What a set holds where a column has this cell, whatever the column is then. */
  const restrict = (set: CellSet, column: number, cell: number): CellSet =>
    rewrite(set, (each, branches) => (each === column ? branches[cell]! : node(each, branches)));

  /** Every combination of a set in these columns, which are all that it tells apart. */
  function combinations(set: CellSet, columns: readonly number[]): number[][] {
    const [column, ...later] = columns;
    if (set === NONE) return [];
    if (column === undefined) return [[]];
    return Array.from({ length: sizes[column]! }, (_, cell) =>
      combinations(restrict(set, column, cell), later).map((rest) => [cell, ...rest]),
    ).flat();
  }

  return {
    both,
    either,
    /** What is in the first set and not in the second. */
    without,
    /** All combinations in which the cell of a column passes. */
    where: (column: number, passes: readonly boolean[]): CellSet =>
      node(
        column,
        passes.map((pass) => (pass ? ALL : NONE)),
      ),
    restrict,
    /** What a set says of these columns alone: the others may have any cell with which it holds. */
    project: (set: CellSet, columns: readonly number[]): CellSet =>
      rewrite(set, (each, branches) => (columns.includes(each) ? node(each, branches) : branches.reduce(either))),
    combinations,
    /** A combination of the set by its lowest cells; a column that is not in it may have any. The set is not empty. */
    first(set: CellSet): Map<number, number> {
      const cells = new Map<number, number>();
      for (let at = set; at !== ALL; ) {
        const cell = branchesOf[at]!.findIndex((each) => each !== NONE);
        cells.set(columnOf[at]!, cell);
        at = branchesOf[at]![cell]!;
      }
      return cells;
    },
  };
}
