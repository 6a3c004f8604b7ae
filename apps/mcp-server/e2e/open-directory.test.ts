import { expect, it, onTestFinished } from 'vitest';
import { openDirectory } from '../src/open-directory.js';
import { configFolder } from './support/config-folder.js';

it('the sandbox waits for accounts as long as a configuration without waitSeconds', async () => {
  const folder = await configFolder({ accounts: { atlas: { provider: 'antgst', accessToken: 'made-up' } } });
  onTestFinished(folder.remove);
  const waits = [];
  for (const sandbox of [true, false]) {
    const open = await openDirectory({
      config: sandbox ? undefined : folder.file,
      sandbox,
      cwd: folder.path,
      env: {},
      warn: () => {},
    });
    waits.push(open?.options.waitSeconds);
    await open?.close();
  }
  expect(waits).toEqual([45, 45]);
});
