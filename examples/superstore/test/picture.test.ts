import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { segmentPicture } from '../src/segment-picture.ts';

describe('the picture of the README', () => {
  it('is what the sources draw of the order lines (else `pnpm picture`)', async () => {
    const committed = await readFile(new URL('../../../docs/pictures/segments.svg', import.meta.url), 'utf8');
    expect(await segmentPicture()).toBe(committed);
    expect(committed.length).toBeLessThan(10_000);
  });
});
