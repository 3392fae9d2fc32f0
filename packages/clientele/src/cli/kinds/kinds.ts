import { clvKinds } from './clv.ts';
import type { Kind } from './kind.ts';
import { rfmKinds } from './rfm.ts';

/** Every KIND of `clientele fit`. */
export const kinds: readonly Kind[] = [...rfmKinds, ...clvKinds];
