import { expect, onTestFinished, test } from 'vitest';
import { write } from './write.js';

test('many writes at once cause no warning', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));

  await Promise.all(Array.from({ length: 20 }, () => write('')));
  await new Promise((resolve) => setImmediate(resolve));

  expect(warnings).toEqual([]);
});
