import type { Analysis } from '@clientele/core';
import { modelName } from '../../context/model-words.ts';
import { formatNumber } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { folded } from '../../html/blocks.ts';
import type { Html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/**
 * How the models of purchases did in the trial, the one gone by first.
 *
 * @param analysis what was found out
 * @returns the markup; nothing where none was held
 */
export function modelChoice(analysis: Analysis): Html | null {
  const table = analysis.tables?.['purchaseModels'];
  const kinds = table === undefined ? null : textsOf(table, 'kind');
  if (table === undefined || kinds === null) return null;
  const number = (name: string): Float64Array => numbersOf(table, name) ?? new Float64Array(0);
  const cell = (name: string, decimals: number): ((row: number) => string) => {
    const values = number(name);
    return (row) => formatNumber(values[row] ?? Number.NaN, decimals);
  };
  const chosen = (row: number): string => (Object.hasOwn(analysis.models, kinds[row] ?? '') ? 'yes' : '');
  const columns: TableColumn<number>[] = [
    { header: 'Model', cell: (row) => dataText(modelName(kinds[row] ?? '')) },
    { header: 'Gone by', cell: chosen },
    { header: 'Error a customer, root mean square', numeric: true, cell: cell('rmse', 4) },
    { header: 'Error a customer, mean', numeric: true, cell: cell('mae', 4) },
    { header: 'Purchases expected', numeric: true, cell: cell('expected', 0) },
    { header: 'Purchases that came', numeric: true, cell: cell('actual', 0) },
    { header: 'BIC of the first part', numeric: true, cell: cell('bic', 1) },
  ];
  const caption = 'Models fitted to the first two thirds of the observation, judged by the last third';
  return folded('Which model of purchases, and why', dataTable('model-choice', caption, columns, [...kinds.keys()]));
}
