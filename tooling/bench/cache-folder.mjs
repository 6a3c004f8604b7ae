import { fileURLToPath } from 'node:url';

/** What a run needs and the next one may use again; `npm install` of the repository neither brings nor removes it. */
export const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/wabascope-bench/', import.meta.url));
