import { expect, it } from 'vitest';
import { pathMistake } from './path-mistakes.js';

it.each([
  ['%APPDATA%\\w.json', '%NAME%'],
  ['/srv/%ProgramFiles(x86)%/w.json', '%NAME%'],
  ['$env:APPDATA\\w.json', '$env:NAME'],
  ['/srv/$HOME/w.json', '$NAME'],
  ['~/w.json', '~'],
  ['C:\\~\\w.json', '~'],
])('%s contains a placeholder of the form %s', (path, form) => {
  expect(pathMistake(path)?.message).toBe(`It contains a placeholder that no program has filled in: ${form}.`);
});

it.each(['"/srv/w.json"', "'C:\\w.json'", '“w.json”'])('%s is in quotes', (path) => {
  expect(pathMistake(path)).toEqual({ message: 'It is in quotes.', remedy: 'Remove the quotes.' });
});

it.each([
  '/srv/100%/w.json',
  '/srv/a%20b/w.json',
  'C:\\PROGRA~1\\w.json',
  '/srv/w.json~',
  '/srv/pa$$/$1/w.json',
  '/srv/"a"/w.json',
])('%s is a path', (path) => {
  expect(pathMistake(path)).toBeUndefined();
});
