import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html, printable } from '../src/html/html.ts';
import { dataTable } from '../src/html/table.ts';

describe('a template', () => {
  it('escapes what is filled in', () => {
    expect(html`<p title="${'"\'<&>'}">${'<b>'}</p>`.markup).toBe('<p title="&quot;&#39;&lt;&amp;&gt;">&lt;b&gt;</p>');
  });

  it('takes markup as markup, also within lists', () => {
    expect(html`<ul>${['a', 'b'].map((item) => html`<li>${item}</li>`)}</ul>`.markup).toBe(
      '<ul><li>a</li><li>b</li></ul>',
    );
  });

  it('takes a look-alike of markup as no markup', () => {
    const forged = { markup: '<script>' } as unknown as string;
    expect(() => html`${forged}`).toThrow(TypeError);
  });

  it('leaves out what is not there, and keeps zero and the empty text', () => {
    expect(html`[${null}${undefined}${false}${0}${''}]`.markup).toBe('[0]');
  });

  it('gives every text back that a browser can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { document } = parseHTML(`<!doctype html><html><body>${html`<p>${text}</p>`.markup}</body></html>`);
        expect(document.querySelectorAll('body *')).toHaveLength(1);
        expect(document.querySelector('p')?.textContent).toBe(printable(text));
      }),
    );
  });
});

describe('a printable text', () => {
  it.each([
    ['plain, ä, 客, 😀', 'plain, ä, 客, 😀'],
    ['line\nand\ttab', 'line\nand\ttab'],
    ['nul\u0000 bell\u0007 del\u007f c1\u0085', 'nul\ufffd bell\ufffd del\ufffd c1\ufffd'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['\ufffe\uffff', '\ufffd\ufffd'],
  ])('of %j is %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('a table', () => {
  const columns = [
    { header: 'Name', cell: (row: readonly [string, number]) => row[0] },
    { header: 'Count', numeric: true, cell: (row: readonly [string, number]) => row[1] },
  ];

  it('heads its rows with the first column and its columns with their names', () => {
    const { document } = parseHTML(
      `<!doctype html><html><body>${
        dataTable('t', 'Things', columns, [
          ['a', 1],
          ['b', 2],
        ]).markup
      }</body></html>`,
    );
    expect([...document.querySelectorAll('th[scope="col"]')].map((cell) => cell.textContent)).toEqual([
      'Name',
      'Count',
    ]);
    expect([...document.querySelectorAll('th[scope="row"]')].map((cell) => cell.textContent)).toEqual(['a', 'b']);
    expect([...document.querySelectorAll('td.number')].map((cell) => cell.textContent)).toEqual(['1', '2']);
    expect(document.querySelector('[role="region"]')?.getAttribute('aria-labelledby')).toBe(
      document.querySelector('caption')?.id,
    );
  });

  it('without rows still has its headers', () => {
    expect(dataTable('t', 'Nothing', columns, []).markup).toContain('<tbody></tbody>');
  });
});
