/** An id as text: texts as they are, safe integers and bigints written out, `undefined` for what is no id. */
export function idText(cell: unknown): string | undefined {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'bigint' || Number.isSafeInteger(cell) ? String(cell) : undefined;
}
