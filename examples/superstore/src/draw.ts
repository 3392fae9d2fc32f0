/** Draws the picture of the README anew: `npx --yes pnpm@10 picture`. */
import { writeFile } from 'node:fs/promises';
import { segmentPicture } from './segment-picture.ts';

await writeFile(new URL('../../../docs/pictures/segments.svg', import.meta.url), await segmentPicture());
