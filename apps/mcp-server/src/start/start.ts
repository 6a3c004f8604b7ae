import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type CodeCache, createCodeCache } from './code-cache.js';
import { codeCacheFile } from './code-file.js';
import { createScriptLoader } from './script-loader.js';

/** Milliseconds. By then the first calls have their results, so this work delays no call. */
const settleAfterMs = 1_000;

/** Milliseconds between looks at the size of the heap. */
const growthIntervalMs = 2_000;
const minGrowthBytes = 32 * 1024 * 1024;
const minGrowthPercent = 20;

/**
 * Between collections, V8 lets new objects take 1 MB, and soon 16 MB. The start needs little of them for long, so they
 * stay at 1 MB until it is over.
 */
setFlagsFromString('--semi-space-growth-factor=1');

/** Runs the program at once, unless the value has characters of a placeholder or of quotes. */
async function start(codeCache = ''): Promise<void> {
  const mayBeMistake = /[$%{}~"'`]/.test(codeCache);
  const problem = mayBeMistake ? (await import('./code-cache-problem.js')).codeCacheProblem(codeCache) : undefined;
  if (problem !== undefined) process.stderr.write(`wabascope: ${problem}\n`);
  const cache = createCodeCache(problem === undefined ? codeCacheFile(process.env, process.platform) : undefined);
  createScriptLoader(import.meta.dirname, cache)('./main.js');
  setTimeout(() => settle(cache), settleAfterMs).unref();
}

function settle(cache: CodeCache): void {
  cache.save();
  // After saving: cached code is valid only for the V8 flags that it was compiled with.
  setFlagsFromString('--semi-space-growth-factor=2');
  keepHeapSmall();
}

/**
 * V8 collects all garbage whenever the heap has grown by a fifth, and a small heap by 32 MB. By default it waits until the
 * heap reaches half a gigabyte, then a multiple of the live data: too much for a process that mostly waits.
 */
function keepHeapSmall(): void {
  limitGrowth();
  // The growth counts from a first collection.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  setInterval(limitGrowth, growthIntervalMs).unref();
}

function limitGrowth(): void {
  const percent = Math.max(minGrowthPercent, Math.round((100 * minGrowthBytes) / getHeapStatistics().used_heap_size));
  setFlagsFromString(`--heap-growing-percent=${percent}`);
  // A large heap has many pages that are half empty. V8 then moves their objects together.
  if (percent === minGrowthPercent) setFlagsFromString('--optimize-for-size');
}

void start(process.env.WABASCOPE_CODE_CACHE);
