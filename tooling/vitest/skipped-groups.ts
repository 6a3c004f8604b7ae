import type { TestModule } from 'vitest/node';

/** A line for each group of which all tests were skipped: its title says what is missing. */
export function skippedGroups(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.suites()]
      .map(({ name, children }) => ({ name, states: [...children.allTests()].map((test) => test.result().state) }))
      .filter(({ states }) => states.length > 0 && states.every((state) => state === 'skipped'))
      .map(({ name, states }) => `Skipped in ${module.relativeModuleId}: ${name} (${states.length} tests).`),
  );
}
