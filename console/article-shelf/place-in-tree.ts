/** Where a category can go from where it is. Pure; the server decides again on the tree as it is by then. */
import { CATEGORY_DEPTH_MAX } from '../../protocol/categories-contract.ts';
import type { Category } from '../../protocol/categories-contract.ts';

/** A place among the categories below `parent`, counted without the category itself. */
export interface TreePlace {
  parent: string | null;
  at: number;
}

/** The four steps by keyboard; null where there is no such place. */
export type TreeSteps = Readonly<Record<'up' | 'down' | 'in' | 'out', TreePlace | null>>;

type Rows = readonly Category[];

const childrenOf = (rows: Rows, parent: string | null): Category[] => rows.filter((row) => row.parent === parent);

/** Where a category stands now. */
export function placeOf(rows: Rows, id: string): TreePlace {
  const parent = rows.find((row) => row.id === id)?.parent ?? null;
  return { parent, at: childrenOf(rows, parent).findIndex((row) => row.id === id) };
}

/** How deep it lies; 1 is on top. */
export function depthIn(rows: Rows, id: string | null): number {
  let depth = 0;
  for (let at = id; at !== null && depth <= rows.length; at = rows.find((row) => row.id === at)?.parent ?? null) depth += 1;
  return depth;
}

function heightOf(rows: Rows, id: string): number {
  return 1 + Math.max(0, ...childrenOf(rows, id).map((child) => heightOf(rows, child.id)));
}

/** Whether one lies below the other, or is it. */
function isWithin(rows: Rows, id: string | null, top: string): boolean {
  for (let at = id; at !== null; at = rows.find((row) => row.id === at)?.parent ?? null) if (at === top) return true;
  return false;
}

const fits = (rows: Rows, id: string, parent: string | null): boolean => depthIn(rows, parent) + heightOf(rows, id) <= CATEGORY_DEPTH_MAX;

/** One step up, down, into the category above it, or out of the one it lies in. */
export function stepsOf(rows: Rows, id: string): TreeSteps {
  const { parent, at } = placeOf(rows, id);
  const siblings = childrenOf(rows, parent);
  const above = siblings[at - 1];
  const around = parent === null ? null : placeOf(rows, parent);
  return {
    up: at > 0 ? { parent, at: at - 1 } : null,
    down: at < siblings.length - 1 ? { parent, at: at + 1 } : null,
    in: above !== undefined && fits(rows, id, above.id) ? { parent: above.id, at: childrenOf(rows, above.id).length } : null,
    out: around === null ? null : { parent: around.parent, at: around.at + 1 },
  };
}

/** Where a category comes that is dropped on another one, at its upper edge, its lower edge, or in its middle; null where it cannot. */
export function dropPlace(rows: Rows, id: string, target: string, where: 'before' | 'after' | 'inside'): TreePlace | null {
  if (isWithin(rows, target, id)) return null;
  if (where === 'inside') return fits(rows, id, target) ? { parent: target, at: childrenOf(rows, target).filter((row) => row.id !== id).length } : null;
  const { parent } = placeOf(rows, target);
  if (!fits(rows, id, parent)) return null;
  const at = childrenOf(rows, parent).filter((row) => row.id !== id).findIndex((row) => row.id === target);
  return { parent, at: where === 'before' ? at : at + 1 };
}
