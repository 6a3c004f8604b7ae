import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import TallyReporter from './tally-reporter.js';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  // Our packages as they are written: unit tests need no build.
  resolve: { conditions: ['@wabascope/source'] },
  ssr: { resolve: { conditions: ['@wabascope/source'], externalConditions: ['@wabascope/source'] } },
  test: {
    include: ['{packages,apps,tooling,examples,docs}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    // vitest would leave one of two cores idle, while many tests wait for a socket or a process.
    maxWorkers: '100%',
    // Some tests start the built server or a sandbox; two busy cores may take their time over that.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default', new TallyReporter()],
  },
});
