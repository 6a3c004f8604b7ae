import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderJournal } from '@wabascope/changes';
import { expect, onTestFinished, test } from 'vitest';
import type { DirectorySource } from '../open-directory.js';
import { forgetNumber } from './forget-number.js';

const change = {
  id: 'x',
  seenAt: '2026-11-25T12:00:00.000Z',
  since: '2026-11-25T11:00:00.000Z',
  account: 'a',
  provider: 'antgst',
  kind: 'quality',
  direction: 'worse',
  numberId: '1',
  number: '+6580000001',
  from: 'GREEN',
  to: 'RED',
};

/** A configuration with these changes, and a change of a number in its folder. */
async function configured(changes: object): Promise<DirectorySource & { folder: string }> {
  const above = await mkdtemp(join(tmpdir(), 'forget-'));
  onTestFinished(() => rm(above, { recursive: true, force: true }));
  const folder = join(above, 'kept');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, 'changes-2026-11-25.ndjson'), `${JSON.stringify(change)}\n`);
  const config = join(above, 'wabascope.config.json');
  const accounts = { a: { provider: 'antgst', accessToken: 'made-up-token' } };
  await writeFile(config, JSON.stringify({ accounts, changes }));
  return { config, sandbox: false, cwd: above, env: {}, warn: () => {}, folder };
}

test('a number is removed from the folder of the configuration', async () => {
  const { folder, ...source } = await configured({ folder: 'kept' });
  expect(await forgetNumber(source, '+65 8000 0001')).toBe(
    'Removed 1 change of +6580000001. No change or baseline contains it any more.',
  );
  for (const name of await readdir(folder)) {
    expect(await readFile(join(folder, name), 'utf8')).not.toContain('6580000001');
  }
  expect(await forgetNumber(source, '+65 8000 0001')).toContain('Removed 0 changes');
});

test('a server that runs removes it', async () => {
  const { folder, ...source } = await configured({ folder: 'kept' });
  const server = await openFolderJournal({ folder, now: () => Date.parse('2026-11-25T13:00:00Z') });
  onTestFinished(() => server.close());
  expect(await forgetNumber(source, '6580000001')).toContain('Removed 1 change of');
  for await (const batch of server.read({})) expect(batch).toEqual([]);
});

test.each([
  ['no number', { folder: 'kept' }, 'all', 'NUMBER must be a phone number'],
  ['no place', {}, '+6580000001', 'Changes are kept in memory only'],
])('%s is a mistake of the command line', async (_, changes, number, message) => {
  const source = await configured(changes);
  await expect(forgetNumber(source, number)).rejects.toThrow(message);
});

// Windows has no modes.
test.skipIf(process.platform === 'win32')(
  'a folder that other users may write is a problem of the configuration',
  async () => {
    const source = await configured({ folder: 'kept' });
    await chmod(source.folder, 0o777);
    await expect(forgetNumber(source, '+6580000001')).rejects.toThrow(
      /config\.json:1:\d+: changes\.folder: Other users may write .*kept, and so change the journal\. Run "chmod 700 /,
    );
  },
);
