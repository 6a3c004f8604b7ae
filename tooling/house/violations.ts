import { dependencyRules } from './dependency-rules.js';
import type { Files, Rule } from './files.js';
import { importRules } from './import-rules.js';
import { linkRules } from './link-rules.js';
import { packageRules } from './package-rules.js';
import { providerRules } from './provider-rules.js';
import { rootRules } from './root-rules.js';
import { sizeRules } from './size-rules.js';
import { testRules } from './test-rules.js';

const rules: readonly Rule[] = [
  rootRules,
  packageRules,
  providerRules,
  importRules,
  dependencyRules,
  sizeRules,
  testRules,
  linkRules,
];

/** Everything in the repository that breaks a rule of the house, one line each: where, what, what to do. */
export function violations(files: Files): string[] {
  return rules.flatMap((rule) => rule(files));
}
