import { expect, it } from 'vitest';
import { pathPlaceholder } from './path-placeholder.js';

it.each([
  ['%APPDATA%\\w.json', '%NAME%'],
  ['/srv/%ProgramFiles(x86)%/w.json', '%NAME%'],
  ['$env:APPDATA\\w.json', '$env:NAME'],
  ['/srv/$HOME/w.json', '$NAME'],
  ['~/w.json', '~'],
  ['C:\\~\\w.json', '~'],
])('%s contains a placeholder of the form %s', (path, form) => {
  expect(pathPlaceholder(path)?.message).toBe(`It contains a placeholder that no program has filled in: ${form}.`);
});

it.each(['/srv/100%/w.json', '/srv/a%20b/w.json', 'C:\\PROGRA~1\\w.json', '/srv/w.json~', '/srv/pa$$/$1/w.json'])(
  '%s is a path',
  (path) => {
    expect(pathPlaceholder(path)).toBeUndefined();
  },
);
