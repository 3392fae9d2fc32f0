import { layers, sideRooms } from '../layers.ts';
import { type Manifest, ownerOf, type Source } from '../repository.ts';
import { importsOf, packageOf } from './imports.ts';

/** Side rooms may lean on the two lowest floors only, so that the tests of every room above can use them. */
const sideFloor = 2;

/**
 * @returns imports between rooms that do not run strictly downward. Rooms of one floor, the domains, are therefore closed
 * to each other, and what ships never enters a side room.
 */
export function layerProblems(sources: readonly Source[], manifests: ReadonlyMap<string, Manifest>): string[] {
  return sources.flatMap((source) => {
    const from = manifests.get(ownerOf(source.path))?.name;
    if (from === undefined || !source.path.startsWith('packages/')) return [];
    const shipped = source.path.includes('/src/');
    return importsOf(source)
      .filter(({ specifier }) => isClosed(from, packageOf(specifier), shipped))
      .map(({ specifier, place }) => `${place} imports ${specifier}, which ${from} may not enter`);
  });
}

function isClosed(from: string, to: string, shipped: boolean): boolean {
  if (to === from) return shipped;
  if (sideRooms.includes(to)) return shipped;
  const floor = layers[to];
  if (floor === undefined) return to.startsWith('@clientele/');
  return floor >= floorOf(from);
}

function floorOf(room: string): number {
  return sideRooms.includes(room) ? sideFloor : (layers[room] ?? -1);
}
