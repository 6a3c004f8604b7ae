#!/usr/bin/env node
import { createCodeCache } from './start/code-cache.js';
import { codeCacheFile } from './start/code-cache-file.js';
import { createScriptLoader } from './start/script-loader.js';
import { keepHeapSmall } from './start/small-heap.js';

/** Milliseconds. By then the first questions are answered, and nobody waits for what is put off until then. */
const settledAfterMs = 1_000;

const cache = createCodeCache(codeCacheFile(process.env, process.platform));
createScriptLoader(import.meta.dirname, cache)('./main.js');

function settle(): void {
  cache.save();
  // Not earlier: code in the cache is only good for the flags of V8 that it was made with.
  keepHeapSmall();
}
setTimeout(settle, settledAfterMs).unref();
