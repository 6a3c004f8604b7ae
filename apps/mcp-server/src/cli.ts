#!/usr/bin/env node
import { createCodeCache } from './start/code-cache.js';
import { codeCacheFile } from './start/code-cache-file.js';
import { createScriptLoader } from './start/script-loader.js';

/** Milliseconds. By then the first questions are answered, and nobody waits while the cache is written. */
const settledAfterMs = 1_000;

const cache = createCodeCache(codeCacheFile(process.env, process.platform));
createScriptLoader(import.meta.dirname, cache)('./main.js');
setTimeout(cache.save, settledAfterMs).unref();
