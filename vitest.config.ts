import { defineConfig } from 'vitest/config';

// The server refuses configurations and plugins that others may write; tests write many, whatever the machine's umask.
process.umask(0o022);

/** Tests of what is built or published: the programs, the pages, the packed packages. */
const built = [
  'apps/*/{e2e,distribution}/**/*.test.ts',
  'packages/**/*.built.test.ts',
  'tooling/{docs,new-provider,publishing}/**/*.test.ts',
  'examples/**/*.test.ts',
];

// Our packages resolve to their sources, so that unit tests need no build.
const conditions = ['@wabascope/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // No module of ours has state and no test changes what others share, so files need no worker of their own.
    isolate: false,
    // vitest would leave one of two cores idle, while many tests wait for a socket or a process.
    maxWorkers: '100%',
    // Some tests start the built server or a sandbox, which takes a while on two busy cores.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          pool: 'threads',
          include: ['{packages,apps,tooling}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...built],
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          pool: 'forks',
          include: built,
          exclude: ['**/node_modules/**'],
          globalSetup: 'tooling/vitest/build.ts',
        },
      },
    ],
  },
});
