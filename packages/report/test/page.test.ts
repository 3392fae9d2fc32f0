import { renderReport } from '@clientele/report';
import { describe, expect, it } from 'vitest';
import { readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const markup = renderReport(shopAnalysis(), { title: 'Spring shop', source: 'orders.csv' });
const page = readPage(shopAnalysis(), { title: 'Spring shop', source: 'orders.csv' });
const all = (selector: string): Element[] => [...page.querySelectorAll(selector)];

describe('the page', () => {
  it('stands alone: no scripts, no requests, no files beside it', () => {
    expect(all('script, link, img, iframe, object, embed, base, form')).toEqual([]);
    expect(markup).not.toMatch(/@import|url\(|src=|srcset=|javascript:/);
    expect(all('[href]').filter((link) => !link.getAttribute('href')?.startsWith('#'))).toEqual([]);
    expect(
      all('*')
        .flatMap((one) => one.getAttributeNames())
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
  });

  it('forbids by its own policy what it does not need', () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('is small', () => {
    expect(new TextEncoder().encode(markup).length).toBeLessThan(150_000);
  });

  it('is the same, byte by byte, for an equal analysis', () => {
    expect(renderReport(structuredClone(shopAnalysis()), { title: 'Spring shop', source: 'orders.csv' })).toBe(markup);
  });

  it('does not change the analysis', () => {
    const analysis = shopAnalysis();
    const before = structuredClone(analysis);
    renderReport(analysis);
    expect(analysis).toEqual(before);
  });

  it('says what it is about', () => {
    expect(page.title).toBe('Spring shop');
    expect(page.querySelector('h1')?.textContent).toBe('Spring shop');
    expect(page.querySelector('.meta')?.textContent).toBe(
      'From orders.csv. What the data says at the end of 17 November 2025, time zone Europe/Berlin.',
    );
  });
});

describe('for readers who do not see, or use a keyboard', () => {
  it('every id is there once', () => {
    const ids = all('[id]').map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('every link and every label leads somewhere', () => {
    const targets = [
      ...all('a').map((link) => link.getAttribute('href')?.slice(1)),
      ...all('[aria-labelledby]').map((one) => one.getAttribute('aria-labelledby')),
    ];
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((id) => page.getElementById(id ?? '') === null)).toEqual([]);
  });

  it('the contents list every chapter in order', () => {
    const listed = all('nav a').map((link) => link.textContent);
    expect(listed).toEqual(all('section > h2').map((heading) => heading.textContent));
    expect(listed).toEqual([
      'Summary',
      'Explore',
      'Segments',
      'Clusters',
      'Value and who is still active',
      'Who may leave',
      'What customers say',
      'Bought together',
      'What to offer next',
      'Findings on the data',
      'How it was computed',
    ]);
  });

  it('headings go down one level at a time', () => {
    const levels = all('main h1, main h2, main h3, main h4').map((heading) => Number(heading.tagName.slice(1)));
    expect(levels[0]).toBe(2);
    const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? 0));
    expect(Math.max(...steps)).toBe(1);
  });

  it('every chart is a picture with words, a title and a caption', () => {
    const charts = all('svg');
    expect(charts).toHaveLength(12);
    for (const chart of charts) {
      expect(chart.getAttribute('role')).toBe('img');
      expect(chart.getAttribute('aria-label')?.length).toBeGreaterThan(30);
      const figure = chart.closest('figure');
      expect(figure?.querySelector('h3')?.textContent).not.toBe('');
      expect(figure?.querySelector('figcaption')?.textContent?.length).toBeGreaterThan(30);
    }
  });

  it('every table has a caption, scoped headers, and a box that scrolls and can be reached', () => {
    const tables = all('table');
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) {
      expect(table.querySelector('caption')?.textContent).not.toBe('');
      expect([...table.querySelectorAll('th')].filter((cell) => !cell.getAttribute('scope'))).toEqual([]);
      expect([...table.querySelectorAll('tbody tr')].filter((row) => row.firstElementChild?.tagName !== 'TH')).toEqual(
        [],
      );
      expect(table.parentElement?.getAttribute('tabindex')).toBe('0');
    }
  });
});

describe('charts', () => {
  it('have no colours of their own: all are the page’s, light or dark', () => {
    const paints = all('svg *').flatMap((mark) => [mark.getAttribute('fill'), mark.getAttribute('stroke')]);
    const used = new Set(paints.filter((paint) => paint !== null));
    expect([...used].filter((paint) => !/^(var\(--\w+\)|none|currentColor)$/.test(paint))).toEqual([]);
  });

  it('are drawn for wide and for narrow pages, with letters of one size', () => {
    expect(all('.wide > svg').map((chart) => chart.getAttribute('width'))).toEqual(Array(6).fill('800'));
    expect(all('.narrow > svg').map((chart) => chart.getAttribute('width'))).toEqual(Array(6).fill('340'));
  });

  it('give a segment one colour everywhere', () => {
    const swatches = all('.member').map((one) => [
      one.textContent,
      one.querySelector('.swatch')?.getAttribute('style')?.replace('background:', ''),
    ]);
    const colours = new Map<unknown, Set<unknown>>();
    for (const [name, colour] of swatches) colours.set(name, (colours.get(name) ?? new Set()).add(colour));
    expect(colours.size).toBe(11);
    expect([...colours.values()].every((met) => met.size === 1)).toBe(true);
    expect(new Set([...colours.values()].flatMap((met) => [...met])).size).toBe(11);
  });
});
