import type { Analysis } from '@clientele/core';
import { formatNumber, formatShare } from '../../format/number.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf } from '../../read/columns.ts';

/**
 * The forecast of the last third of the observation without and with the factor that mends the second: whether it helps, and
 * whether the numbers of this report hold it.
 *
 * @param analysis what was found out
 * @returns the markup; nothing where no factor was looked for
 */
export function calibrationTable(analysis: Analysis): Html | null {
  const table = analysis.tables?.['forecastCalibration'];
  const factor = table === undefined ? null : numbersOf(table, 'factor');
  if (table === undefined || factor === null || factor.length !== 2) return null;
  const cell = (name: string, row: number): number => numbersOf(table, name)?.[row] ?? Number.NaN;
  const applied = cell('applied', 1) === 1;
  const columns: TableColumn<number>[] = [
    { header: 'Forecast', cell: (row) => (row === 0 ? 'as the model has it' : 'with the factor') },
    { header: 'Times', numeric: true, cell: (row) => formatNumber(cell('factor', row), 3) },
    { header: 'Purchases expected', numeric: true, cell: (row) => formatNumber(cell('expected', row)) },
    { header: 'Purchases that came', numeric: true, cell: (row) => formatNumber(cell('actual', row)) },
    { header: 'Too few or too many', numeric: true, cell: (row) => signed(cell('bias', row)) },
  ];
  const [plain, mended] = [Math.abs(cell('bias', 0)), Math.abs(cell('bias', 1))];
  const helps =
    mended < plain ? 'brings the forecast closer to what came' : 'does not bring the forecast closer to what came';
  const held = applied
    ? 'Expected purchases, values and the weeks ahead hold it.'
    : 'Expected purchases, values and the weeks ahead are without it.';
  const caption = 'The last third of the observation, foretold without and with a factor chosen on the second third';
  return html`${dataTable('forecast-calibration', caption, columns, [0, 1])}
<p>Models of leaving foresee too few purchases as a rule, and know of no growth. The factor ${helps}. ${held}</p>
`;
}

function signed(bias: number): string {
  if (!Number.isFinite(bias)) return '';
  return `${bias < 0 ? '−' : '+'}${formatShare(Math.abs(bias))}`;
}
