import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The server rejects configurations and plugins that other users may write. Tests write many of them.
process.umask(0o022);

/** Tests that need a build: of the programs, the pages and the packed packages. */
const built = [
  'apps/*/{e2e,distribution}/**/*.test.ts',
  'packages/**/*.built.test.ts',
  'tooling/{browser,docs,bench/{entered-files,questions},new-provider,publishing,runtimes}/**/*.test.ts',
  'examples/**/*.test.ts',
];

/** Files that take long, mostly because they wait. */
const long =
  /(mapping|fault-table|nothing-lost|properties\/directory|crash|kills\.built|pages|run-page|one-thread\/\w+|installed|standalone|in-repository|questions|frame|access|conformance|connections|collect-pages|demo|e2e\/tools|slow-client|runtimes\/\w+|e2e\/conformance\/[\w-]+|redis\/src\/\w+)\.test\.ts$/;

/** Starts long files early, but not all at once, so that one waits while others compute and none is left for the end. */
class LongFilesEarly extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const waiting = sorted.filter(({ moduleId }) => long.test(moduleId));
    const others = sorted.filter(({ moduleId }) => !long.test(moduleId));
    const between = Math.max(1, Math.floor(others.length / 2 / waiting.length));
    const spread = others.flatMap((file, index) => (index % between === 0 ? [...waiting.splice(0, 1), file] : [file]));
    return [...spread, ...waiting];
  }
}

// Our packages resolve to their sources, so that unit tests need no build.
const conditions = ['@wabascope/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // No module has state, and every test undoes what it changes in the process, so test files can share workers.
    isolate: false,
    sequence: { sequencer: LongFilesEarly },
    // Every start of Node.js would read these certificates, which takes long, and tests reach loopback only.
    env: { NODE_EXTRA_CA_CERTS: '' },
    // Some tests start the built server or a sandbox, which is slow on busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'threads',
          // More than there are cores, because tests wait: for Redis, or before a retry.
          maxWorkers: availableParallelism() + 2,
          maxConcurrency: 20,
          sequence: { groupOrder: 2 },
          include: ['{packages,apps,tooling}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/template/**', ...built],
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          pool: 'forks',
          // Processes that a test starts use the cores, too.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
          include: built,
          exclude: ['**/node_modules/**'],
          globalSetup: 'tooling/vitest/build.ts',
        },
      },
    ],
  },
});
