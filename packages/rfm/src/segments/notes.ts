import type { Note } from '@clientele/core';
import { type SegmentCell, segmentGrid } from './grid.ts';
import type { SegmentMap } from './map.ts';

/** What must be known of an assignment: segments out of reach on this data, and customers in cells without a rule. */
export function assignmentNotes(map: SegmentMap, cells: Int32Array): Note[] {
  if (cells.length === 0) return [];
  return [...unreachableNote(map, cells), ...uncoveredNote(map, cells)];
}

/**
 * Names the segments that no combination of the scores met can lead to. A column that is constant by mistake empties
 * half a map, and nobody notices.
 */
function unreachableNote(map: SegmentMap, rowCells: Int32Array): Note[] {
  const { ruleOf, cells } = segmentGrid(map);
  const met = [...new Set(rowCells)].map((index) => cells[index] as SegmentCell);
  const seen = (letter: keyof SegmentCell): Set<number | undefined> => new Set(met.map((cell) => cell[letter]));
  const [r, f, m] = [seen('r'), seen('f'), seen('m')];
  const reachable = cells.flatMap((cell, index) =>
    r.has(cell.r) && f.has(cell.f) && m.has(cell.m) ? [map.rules[ruleOf[index] as number]?.segment] : [],
  );
  const names = [...new Set(map.rules.map((rule) => rule.segment))];
  const missing = names.filter((segment) => !reachable.includes(segment));
  if (missing.length === 0) return [];
  const message = `nobody can be in ${missing.join(', ')}: the scores that lead there do not occur in this data`;
  return [{ code: 'segments-out-of-reach', message, details: { map: map.id, segments: missing } }];
}

function uncoveredNote(map: SegmentMap, rowCells: Int32Array): Note[] {
  const { ruleOf } = segmentGrid(map);
  const customers = rowCells.reduce((count, cell) => count + (ruleOf[cell] === -1 ? 1 : 0), 0);
  if (customers === 0) return [];
  const message = `${customers} customers have no segment: ${map.id} has no rule for their scores`;
  return [{ code: 'segment-missing', message, details: { map: map.id, customers } }];
}
