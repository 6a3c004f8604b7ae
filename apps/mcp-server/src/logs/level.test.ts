import { expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { logLevels, readLogLevel } from './level.js';

it.each(logLevels)('%s is a level, in any case', (level) => {
  expect(readLogLevel(level, 'warn')).toBe(level);
  expect(readLogLevel(level.toUpperCase(), 'warn')).toBe(level);
});

it.each([undefined, ''])('without a level (%j), the default applies', (text) => {
  expect(readLogLevel(text, 'silent')).toBe('silent');
});

it.each(['loud', 'warning', ' info'])('%j is rejected with the list of levels', (text) => {
  expect(() => readLogLevel(text, 'warn')).toThrow(UsageError);
  expect(() => readLogLevel(text, 'warn')).toThrow('debug, info, warn, error, silent');
});
