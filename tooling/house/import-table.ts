import { computed } from './read-source.js';

/** What the source of a package may import and use; tests and `__fixtures__` are free. */
export interface ImportRule {
  /** From the root; a last `*` stands for any name. */
  readonly folder: string;
  /** Packages and `node:` modules. A last `*` stands for the rest of a name; nothing else may be imported. */
  readonly mayImport: readonly string[];
  /** Only as `import type`, which is gone when the code runs. */
  readonly mayImportTypes?: readonly string[];
  /** Only as `import()`, so that what is not used is not loaded. */
  readonly mayImportLazily?: readonly string[];
  /** Left to whoever installs the package, so that a process has one copy of it. */
  readonly peers?: readonly string[];
  /** Globals. `process.env` is named, `process.stdout` is not: only what overlaps a name is refused. */
  readonly mustNotUse: readonly string[];
}

const timers = ['setTimeout', 'setInterval', 'setImmediate'];

export const importTable: readonly ImportRule[] = [
  {
    folder: 'packages/core',
    mayImport: ['zod'],
    mustNotUse: ['process.env', 'console', 'fetch', ...timers],
  },
  {
    folder: 'packages/provider-kit',
    mayImport: ['@wabascope/core', 'zod', 'libphonenumber-js', 'p-retry', 'node:timers/promises'],
    peers: ['@wabascope/core'],
    mustNotUse: ['process.env', 'console'],
  },
  {
    folder: 'packages/provider-testing',
    mayImport: ['@wabascope/core', 'node:*'],
    peers: ['@wabascope/core'],
    mustNotUse: ['process.env', 'console'],
  },
  {
    folder: 'packages/providers/*',
    mayImport: ['@wabascope/core', '@wabascope/provider-kit', 'zod', 'node:crypto'],
    peers: ['@wabascope/core'],
    mustNotUse: ['process.env', 'fetch', 'console', ...timers],
  },
  {
    folder: 'packages/directory',
    mayImport: ['@wabascope/core', 'undici', 'async-mutex', 'p-queue', 'lru-cache', 'node:*'],
    // Only a query that can be a phone number needs the numbering plans of all countries.
    mayImportLazily: ['libphonenumber-js'],
    mayImportTypes: ['libphonenumber-js'],
    mustNotUse: ['console.log'],
  },
  {
    folder: 'packages/redis',
    mayImport: ['@wabascope/directory', 'ioredis', 'redis-semaphore', 'node:*'],
    mustNotUse: ['process.env', 'console'],
  },
  {
    folder: 'packages/mcp-tools',
    mayImport: ['@wabascope/core', '@wabascope/directory', 'zod'],
    mayImportTypes: ['@modelcontextprotocol/*'],
    mustNotUse: ['console.log'],
  },
  {
    // The far side shares no code with the near side, or both have the same bug.
    folder: 'packages/sandbox',
    mayImport: ['node:*'],
    mustNotUse: ['console.log'],
  },
  {
    folder: 'apps/mcp-server',
    mayImport: [
      '@wabascope/core',
      '@wabascope/directory',
      '@wabascope/mcp-tools',
      '@wabascope/sandbox',
      '@modelcontextprotocol/*',
      'import-meta-resolve',
      'jose',
      'jsonc-parser',
      'picocolors',
      'pino',
      'prom-client',
      'zod',
      'node:*',
    ],
    // Outside plugins are known only when the configuration has been read; the shared store is for those who have one.
    mayImportLazily: ['@wabascope/provider-*', '@wabascope/redis', computed],
    mayImportTypes: ['@wabascope/redis'],
    // stdout is the protocol.
    mustNotUse: ['console.log'],
  },
];
