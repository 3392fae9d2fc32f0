import { type Fill, type Html, html } from './html.ts';

/** One column of a table: its header, how a row's cell reads, and whether it holds numbers. */
export interface TableColumn<R> {
  readonly header: Fill;
  readonly cell: (row: R) => Fill;
  /** Numbers stand to the right, digit under digit. */
  readonly numeric?: boolean;
}

/**
 * A table with caption and scoped headers, the first column heading its rows. It scrolls inside its own box, which can
 * be reached by keyboard.
 *
 * @param id unique in the page
 * @param caption what the table holds
 * @param columns the columns
 * @param rows one record a row
 * @returns the markup
 */
export function dataTable<R>(id: string, caption: Fill, columns: readonly TableColumn<R>[], rows: readonly R[]): Html {
  const head = columns.map((column) => html`<th scope="col"${kind(column)}>${column.header}</th>`);
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">
<table><caption id="${id}"><span>${caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => bodyRow(columns, row))}</tbody></table></div>
`;
}

function bodyRow<R>(columns: readonly TableColumn<R>[], row: R): Html {
  const cells = columns.map((column, index) =>
    index === 0
      ? html`<th scope="row"${kind(column)}>${column.cell(row)}</th>`
      : html`<td${kind(column)}>${column.cell(row)}</td>`,
  );
  return html`<tr>${cells}</tr>
`;
}

function kind(column: { readonly numeric?: boolean }): Html | null {
  return column.numeric === true ? html` class="number"` : null;
}
