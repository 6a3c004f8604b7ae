/** The part of a test runner that the suite needs: vitest, node:test, jest and mocha have it. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => Promise<void>) => unknown;
}
