import type { ShownTable, Study } from '../protocol.ts';
import { barChart } from './bar-chart.ts';
import { dataTable } from './data-table.ts';
import { el } from './dom.ts';
import { monthChart } from './month-chart.ts';
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
    monthChart(study.months),
    el(
      'p',
      { class: 'row' },
      saving('Save the whole report', 'report.html', 'text/html', () => study.report),
      el('small', {}, 'One HTML page with every chart and table, to be opened anywhere.'),
    ),
    tabs([
      ...study.tables.map((table) => ({ id: table.id, title: table.title, panel: () => tablePanel(table) })),
      { id: 'notes', title: 'Notes', panel: () => notesPanel(study.notes) },
    ]),
  );
}

function tablePanel(table: ShownTable): HTMLElement {
  const { id, about, rows, bars, csv } = table;
  if (rows.length === 0) return el('p', { class: 'empty' }, about);
  return el(
    'div',
    {},
    el('p', {}, about),
    bars === undefined ? null : barChart(bars),
    el(
      'p',
      { class: 'row' },
      saving(`Save ${id}.csv`, `${id}.csv`, 'text/csv', () => csv),
    ),
    dataTable(table),
  );
}

function notesPanel(notes: readonly string[]): HTMLElement {
  return el(
    'div',
    {},
    el('p', {}, 'What a reader of these numbers should know: how they were made, and where they are weak.'),
    el('ul', { class: 'notes' }, ...notes.map((note) => el('li', {}, note))),
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
