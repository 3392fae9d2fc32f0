import { renderReport } from '@clientele/report';
import { expect, it } from 'vitest';
import { shopAnalysis } from './fixture/shop.ts';

it('gives equal pages for equal analyses', () => {
  expect(renderReport(shopAnalysis())).toBe(renderReport(structuredClone(shopAnalysis())));
});
