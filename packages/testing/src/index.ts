export { splitRecords } from './reference/csv.ts';
export { referenceCsv, referenceJson, referenceNumbers, referenceText } from './reference/load.ts';
export { referencePath } from './reference/path.ts';
