import type { Trace } from '../score/effect.ts';
import { contrast } from './constants.ts';
import { addPlace, firstPlace, movePlace, type Places } from './places.ts';

/**
 * Weighs the valences before and after the first "but", as the Python code does: it walks over the list while it changes it,
 * and changes not the valence it stands at but the first one of equal value. Published scores depend on this.
 */
export function weighContrast(valences: Float64Array, length: number, but: number, trace: Trace | null): void {
  const places: Places = new Map();
  for (let i = 0; i < length; i++) if (valences[i] !== 0) addPlace(places, valences[i] as number, i);
  for (let i = 0; i < length; i++) {
    const valence = valences[i] as number;
    if (valence === 0) continue;
    const first = firstPlace(places, valence);
    if (first === but) continue;
    const weighed = valence * (first < but ? contrast.before : contrast.after);
    movePlace(places, valence, weighed);
    valences[first] = weighed;
    trace?.(first, { kind: 'contrast', by: but, change: weighed - valence });
  }
}
