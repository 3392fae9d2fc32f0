import type { StageName } from '@clientele/core';
import type { Stage } from '../stage.ts';

/** A stage that analyze() does not run yet: it says which package does the work meanwhile, and by which call. */
export function absent(name: StageName, room: string, door: string): Stage {
  return { name, run: () => ({ reason: `analyze() does not run this yet: call ${door} of ${room}` }) };
}
