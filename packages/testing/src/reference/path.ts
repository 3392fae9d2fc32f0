import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the checkout, unless the environment says otherwise. */
const besideCheckout = fileURLToPath(new URL('../../../../../shared/reference', import.meta.url));

/**
 * Finds a file of the reference data, which is not part of the repository.
 *
 * @param file path inside the reference folder, e.g. `clv/cdnow.csv`
 * @returns the path on this machine, or `null` where the file is not at hand: skip the test then, and say why
 * @example
 * import { referencePath } from '@clientele/testing';
 * referencePath('no-such-folder/no-such-file.csv'); // => null
 */
export function referencePath(file: string): string | null {
  const path = join(process.env['CLIENTELE_REFERENCE'] || besideCheckout, file);
  return existsSync(path) ? path : null;
}
