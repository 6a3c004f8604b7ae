import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import TallyReporter from './tally-reporter.js';

// The server refuses configurations and plugins that others may write; tests write many, whatever the machine's umask.
process.umask(0o022);

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
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
