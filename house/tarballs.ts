import { join } from 'node:path';
import { packAll } from './packed/pack.ts';
import { root } from './repository.ts';

/** `pnpm run tarballs`: packs what was built into the folder `tarballs`, to be installed elsewhere with npm. */
const packed = await packAll(join(root, 'tarballs'));
for (const { tarball } of packed) console.log(tarball);
