import { createInterface } from 'node:readline';
import { startSandbox } from '@wabascope/sandbox';
import { expect, it, onTestFinished } from 'vitest';
import { configFolder } from '../../support/config-folder.js';
import { copiedProgram } from '../../support/copied-program.js';

it('a call fails when it needs an unreadable part of the program, and the next call reads it', async () => {
  const sandbox = await startSandbox({ providers: ['antgst'] });
  const folder = await configFolder({ accounts: sandbox.accounts() });
  const program = await copiedProgram();
  const child = program.start(['--config', folder.file]);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await sandbox.close();
    await folder.remove();
    await program.remove();
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const request = async (id: number, method: string, params: object) => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    for (;;) {
      const message = JSON.parse((await lines.next()).value);
      if (message.id === id) return message.result.structuredContent;
    }
  };
  await request(1, 'initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'raw', version: '0' },
  });

  const listNumbers = { name: 'list-numbers', arguments: { maxAgeSeconds: 0 } };
  await program.takeFiles();
  expect(await request(2, 'tools/call', listNumbers)).toMatchObject({ total: 0, failures: [{ account: 'atlas' }] });
  await program.giveFilesBack();
  expect(await request(3, 'tools/call', listNumbers)).toMatchObject({ failures: [] });
});
