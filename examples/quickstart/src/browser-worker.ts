/** A browser's worker: a file is dropped in, customers come back, and nothing leaves the tab. */
import { analyze, type DataIssues, type FieldMap, type MapField, type Row, readCsv, toRows } from 'clientele';

/** What the page sends. */
export interface Request {
  readonly file: Blob;
  readonly map: FieldMap<MapField>;
}

/** What the worker answers. */
export interface Answer {
  readonly customers: Row[];
  readonly issues: DataIssues;
}

export async function answer({ file, map }: Request): Promise<Answer> {
  const { log, issues } = await readCsv(file, { map, timeZone: 'UTC' });
  return { customers: toRows(analyze(log, { asOf: 'end' }).customers), issues };
}

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Answer): void;
}

/** Call it at the top of the worker's file: `serve(self)`. */
export function serve(worker: WorkerScope): void {
  worker.onmessage = async ({ data }) => worker.postMessage(await answer(data));
}
