import type { ShownTable } from '../protocol.ts';
import { cellText } from './cell-text.ts';
import { el } from './dom.ts';
import { type SortState, sortedRows } from './sorting.ts';

const pageSize = 50;
/** Tables that are seen at a glance need no tools. */
const fewRows = 15;

/** @returns a table that sorts by its headers, finds text, and shows 50 rows at a time */
export function dataTable({ id, title, columns, rows, largestFirst }: ShownTable): HTMLElement {
  const first = columns.findIndex(({ name }) => name === largestFirst);
  let sort: SortState | null = first < 0 ? null : { column: first, descending: true };
  let page = 0;
  let wanted = '';
  const body = el('tbody');
  const count = el('span', { role: 'status' });
  const heads = columns.map(({ name, numeric }, at) =>
    el(
      'th',
      { scope: 'col', class: numeric ? 'number' : '' },
      el('button', { type: 'button', class: 'head', click: () => sortBy(at) }, wordsOf(name)),
    ),
  );
  const [previous, next] = [-1, 1].map((step) =>
    el('button', { type: 'button', click: () => turn(step) }, step < 0 ? 'Previous' : 'Next'),
  ) as [HTMLButtonElement, HTMLButtonElement];
  const search = el('input', {
    type: 'search',
    id: `search-${id}`,
    input: () => {
      wanted = search.value.toLowerCase();
      page = 0;
      show();
    },
  });

  function sortBy(at: number): void {
    sort =
      sort?.column === at
        ? { column: at, descending: !sort.descending }
        : { column: at, descending: columns[at]?.numeric === true };
    page = 0;
    mark();
    show();
  }

  function mark(): void {
    for (const [index, head] of heads.entries()) {
      if (index === sort?.column) head.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }

  function turn(step: number): void {
    page += step;
    show();
  }

  function show(): void {
    const found =
      wanted === ''
        ? rows
        : rows.filter((row) =>
            row.some((cell) =>
              String(cell ?? '')
                .toLowerCase()
                .includes(wanted),
            ),
          );
    const ordered = sort === null ? found : sortedRows(found, sort);
    const from = page * pageSize;
    const shown = ordered.slice(from, from + pageSize);
    body.replaceChildren(...shown.map(rowOf));
    const all = ordered.length.toLocaleString('en-US');
    count.textContent =
      shown.length === 0 ? `Nothing here holds “${search.value}”` : `${from + 1} to ${from + shown.length} of ${all}`;
    previous.disabled = page === 0;
    next.disabled = from + shown.length >= ordered.length;
  }

  function rowOf(cells: ShownTable['rows'][number]): HTMLElement {
    return el(
      'tr',
      {},
      ...cells.map((cell, at) => {
        const { name = '', numeric = false, as } = columns[at] ?? {};
        const look = numeric ? 'number' : name === 'customer' ? 'id' : 'text';
        return at === 0
          ? el('th', { scope: 'row', class: look }, cellText(cell, as))
          : el('td', { class: look }, cellText(cell, as));
      }),
    );
  }

  mark();
  show();
  const few = rows.length <= fewRows;
  return el(
    'div',
    { class: 'data' },
    el('p', { class: 'tools', hidden: few }, el('label', { for: search.id }, 'Find'), search, previous, next, count),
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${title}, table` },
      el('table', {}, el('thead', {}, el('tr', {}, ...heads)), body),
    ),
  );
}

/** `revenueShare` reads as "Revenue share". */
function wordsOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
