import type { ShownTable, Study } from '../protocol.ts';
import { dataTable } from './data-table.ts';
import { el } from './dom.ts';
import { segmentBars } from './segment-bars.ts';
import { tabs } from './tabs.ts';

/** @returns everything that a study says: facts, a tab a table, and what can be saved */
export function results(study: Study): HTMLElement {
  return el(
    'div',
    {},
    el(
      'dl',
      { class: 'facts' },
      ...study.facts.map(({ name, value }) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
    ),
    el(
      'p',
      {},
      saving('Save the whole report', 'report.html', 'text/html', () => study.report),
    ),
    tabs([
      ...study.tables.map((table) => ({ id: table.id, title: table.title, panel: () => tablePanel(table, study) })),
      { id: 'notes', title: 'Notes', panel: () => el('ul', {}, ...study.notes.map((note) => el('li', {}, note))) },
    ]),
  );
}

function tablePanel(table: ShownTable, { segments }: Study): HTMLElement {
  const { id, about, rows, csv } = table;
  if (rows.length === 0) return el('p', {}, about);
  return el(
    'div',
    {},
    el('p', {}, about),
    id === 'segments' ? segmentBars(segments) : null,
    el(
      'p',
      {},
      saving(`Save ${id}.csv`, `${id}.csv`, 'text/csv', () => csv),
    ),
    dataTable(table),
  );
}

function saving(label: string, name: string, type: string, content: () => string): HTMLButtonElement {
  return el('button', { type: 'button', click: () => save(name, new Blob([content()], { type })) }, label);
}

/** A file is saved by a link to it that is clicked and let go. */
function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
