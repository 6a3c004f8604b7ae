import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { acme, plugin } from '../__fixtures__/plugin.js';
import { createDirectory } from '../index.js';

/** The resources of Node.js that creating a directory of this plugin starts. */
async function startedWith(load: () => Promise<ReturnType<typeof plugin>>): Promise<readonly string[]> {
  const creation = new AsyncLocalStorage<true>();
  const started: string[] = [];
  const hook = createHook({
    init(_, type) {
      if (creation.getStore() === true) started.push(type);
    },
  }).enable();
  onTestFinished(() => void hook.disable());
  const options = { accounts: { a: acme }, providers: { acme: load } };
  const directory = await creation.run(true, () => createDirectory(options));
  await directory.close();
  return started;
}

test('creating a directory starts no timer if its plugins are in memory', async () => {
  expect(await startedWith(async () => plugin())).not.toContain('Timeout');
});

test('a timer limits the time of a plugin that waits while it loads', async () => {
  const load = async () => {
    await nextRound();
    return plugin();
  };
  expect(await startedWith(load)).toContain('Timeout');
});
