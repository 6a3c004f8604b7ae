import { expect, it } from 'vitest';
import { codeCacheProblem } from './code-cache-problem.js';

it.each([
  ['${CODE_FOLDER}', /^WABASCOPE_CODE_CACHE contains a placeholder .*: \$\{NAME\}\. Compiled code is not kept\./],
  ['${HOME}/code', /: \$\{NAME\}\./],
  ['~/code', /: ~\./],
  ['%LOCALAPPDATA%\\code', /: %NAME%\./],
  ["'/opt/code'", /^WABASCOPE_CODE_CACHE is in quotes\. Compiled code is not kept\./],
])('%s is not the path of a folder', (value, problem) => {
  expect(codeCacheProblem(value)).toMatch(problem);
});

it.each(['', 'off', '/opt/code', 'C:\\PROGRA~1\\code'])('%s has no problem', (value) => {
  expect(codeCacheProblem(value)).toBeUndefined();
});
