import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemory, picture, problem, study } from './flows.ts';
import { openStage, type Stage } from './page.ts';
import { superstoreParquet } from './superstore-parquet.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const good = 'customer,date,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-06,8\n';

describe('the page with a broken file', () => {
  it.each([
    ['empty.csv', '', /empty/i],
    ['picture.png', '\u0000\u0001\u0002\u0000', /binary|no text/i],
    ['open.csv', `a,b\n1,"${'x'.repeat(100)}\n`, /quote/i],
    ['letter.txt', 'Dear Sir,\nthis is a letter and no table at all.\n\nYours,\nAnn\n', /Is this a table\?/],
    ['workbook.csv', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', /Excel workbook.*save the sheet as CSV/],
  ])('says what %s is, and takes a good file after it without a reload', async (name, text, message) => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory(name, text));
    expect(await problem(page)).toMatch(message);
    expect(await problem(page)).not.toMatch(/option|skipLines|dateFormat|should not/);
    expect(await page.locator('#file-name').innerText()).toBe(`Chosen: ${name}`);
    await study(page, inMemory('good.csv', good));
    expect(await page.locator('#problem').innerText()).toBe('');
  });

  it('says what is wrong with a Parquet file that is cut short', async () => {
    const page = await stage.open();
    const { buffer, ...file } = await superstoreParquet();
    await page.setInputFiles('#file-input', { ...file, buffer: buffer.subarray(0, 1000) });
    expect(await problem(page)).toMatch(/parquet/i);
    await study(page, { ...file, buffer });
    expect(await page.locator('.facts').innerText()).toContain('793');
  });

  it('asks for the columns by hand where none is like those that are needed', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory('mayors.csv', 'city,mayor\nBonn,Ann\nKiel,Ben\n'));
    await page.locator('#role-time').waitFor();
    expect(await page.locator('#map').innerText()).toContain(
      'Nothing looked like “Customer” or “Order date” or “Amount”: choose by hand.',
    );
    await page.getByRole('button', { name: 'Show what it says' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('role-customer');
  });

  it('says which column is wrong, keeps the others, and goes on once it is mended', async () => {
    const page = await stage.open();
    await page.setInputFiles(
      '#file-input',
      inMemory('orders.csv', 'client,day,note,total\nAda,2026-01-05,x,10\nBo,2026-01-06,y,12\nAda,2026-02-06,z,8\n'),
    );
    await page.locator('#role-time').waitFor();
    await page.locator('#role-customer').selectOption('client');
    await page.locator('#role-time').selectOption('note');
    await page.locator('#role-amount').selectOption('total');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    expect(await problem(page)).toMatch(/Line 2, column “note”: expected a date, got "x"/);
    await picture(page, 'problem');
    expect(await page.locator('#role-customer').inputValue()).toBe('client');
    await page.locator('#role-time').selectOption('day');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.locator('#result-section').waitFor();
    expect(await page.locator('#problem').innerText()).toBe('');
  });

  it('names the rows whose dates are written in another way', async () => {
    const page = await stage.open();
    const rows = 'Ada,2026-01-05,10\nBo,06/01/2026,12\nAda,2026-01-05,8\n';
    await page.setInputFiles('#file-input', inMemory('dates.csv', `customer,date,amount\n${rows}`));
    await page.getByRole('button', { name: 'Show what it says' }).click();
    expect(await problem(page)).toMatch(/Line 3, column “date”: expected a date, got "06\/01\/2026"/);
  });

  it('asks whether the day or the month comes first, and leads to the control that settles it', async () => {
    const page = await stage.open();
    const rows = 'Ada,01/02/2026,10\nBo,06/01/2026,12\nAda,01/02/2026,8\n';
    await page.setInputFiles('#file-input', inMemory('dates.csv', `customer,date,amount\n${rows}`));
    await page.getByRole('button', { name: 'Show what it says' }).click();
    expect(await problem(page)).toMatch(/two ways: "01\/02\/2026" is 2026-02-01 if written as d\/M\/y/);
    await page.getByRole('button', { name: 'Go to “How dates are written”' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('date-format');
    await picture(page, 'dates');
    await page.keyboard.type('d/M/y');
    await page.keyboard.press('Enter');
    await page.locator('#result-section').waitFor();
    expect(await page.locator('.facts').innerText()).toContain('2026-01-06');
    expect(await page.locator('#date-format').getAttribute('aria-invalid')).toBeNull();
  });

  it('shows what two rows can say, and why the rest stays empty', async () => {
    const page = await stage.open();
    await study(page, inMemory('two.csv', 'customer,date,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\n'));
    expect(await page.locator('#panel-segments tbody tr').count()).toBe(2);
    for (const id of ['value', 'risk', 'rules']) {
      await page.locator(`#tab-${id}`).click();
      expect(await page.locator(`#panel-${id}`).innerText()).toMatch(/^This step did not run: .*\.$/);
    }
    await picture(page, 'two-rows');
  });

  it('says so where a zone is none, and marks it', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory('good.csv', good));
    await page.locator('summary').click();
    await page.locator('#zone').fill('Middle/Earth');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    expect(await problem(page)).toMatch(/Middle\/Earth/);
    expect(await page.locator('#zone').getAttribute('aria-invalid')).toBe('true');
  });

  it('shows markup in data as text', async () => {
    const page = await stage.open();
    const evil = '<img src=x onerror=alert(1)>';
    await study(page, inMemory('evil.csv', `customer,date,amount\n${evil},2026-01-05,10\nBo,2026-01-06,12\n`));
    await page.getByRole('tab', { name: 'Customers' }).click();
    expect(await page.locator('#panel-customers').innerText()).toContain(evil);
    expect(await page.locator('#panel-customers img').count()).toBe(0);
  });
});
