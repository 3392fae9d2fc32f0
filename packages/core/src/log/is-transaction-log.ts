import { isNumberColumn } from '../table/column.ts';
import type { TransactionLog } from './transaction-log.ts';

const idFields = ['order', 'product', 'productName', 'category', 'channel'];

/**
 * Whether a value is a transaction log: its columns are there, of the right type and one length. A clone that came through
 * `postMessage` is one too. Only the structure is looked at, not every cell.
 *
 * @param value anything at all
 * @returns true where every verb will take it as a log
 * @example
 * import { isTransactionLog, parseTransactions } from '@clientele/core';
 * const log = parseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: 12 }]);
 * isTransactionLog(structuredClone(log)); // => true
 * isTransactionLog({ length: 1 }); // => false
 */
export function isTransactionLog(value: unknown): value is TransactionLog {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const log = value as Readonly<Record<string, unknown>>;
  const length = log['length'];
  if (typeof length !== 'number' || typeof log['timeZone'] !== 'string') return false;
  const { quantity, custom } = log;
  return (
    isIds(log['customer'], length) &&
    isNumbers(log['time'], length) &&
    isNumbers(log['amount'], length) &&
    (quantity === undefined || isNumbers(quantity, length)) &&
    idFields.every((name) => log[name] === undefined || isIds(log[name], length)) &&
    (custom === undefined || (typeof custom === 'object' && custom !== null))
  );
}

function isNumbers(value: unknown, length: number): boolean {
  return isNumberColumn(value) && value.length === length;
}

function isIds(value: unknown, length: number): boolean {
  if (typeof value !== 'object' || value === null || !('codes' in value) || !('dictionary' in value)) return false;
  const { codes, dictionary } = value;
  const isDictionary = typeof dictionary === 'object' && dictionary !== null && 'values' in dictionary;
  return isDictionary && Array.isArray(dictionary.values) && isCodes(codes) && codes.length === length;
}

/** By tag, since a typed array of another realm is no instance of ours. */
function isCodes(value: unknown): value is Uint32Array {
  return Object.prototype.toString.call(value) === '[object Uint32Array]';
}
