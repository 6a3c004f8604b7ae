import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { configFolder } from '../support/config-folder.js';
import { executable, run } from '../support/executable.js';

it('bash completes a command, an option and an alias of the configuration with the printed script', async () => {
  const accounts = { bergen: { provider: 'antgst', accessToken: '${env:UNSET}' } };
  const folder = await configFolder({ accounts });
  onTestFinished(() => folder.remove());
  const program = join(folder.path, 'wabascope');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`);
  await chmod(program, 0o755);
  const { stdout: script } = await run(['completion', 'bash']);
  const lines = [['num'], ['numbers', '--can-s'], ['numbers', '--accounts', 'b']].map(
    (words) =>
      `COMP_WORDS=(wabascope ${words.join(' ')}); COMP_CWORD=${words.length}; _wabascope; echo "\${COMPREPLY[@]}"`,
  );
  const { stdout } = await promisify(execFile)('bash', ['-c', [script, ...lines].join('\n')], {
    env: { PATH: [folder.path, process.env.PATH].join(delimiter), WABASCOPE_CONFIG: folder.file },
  });
  expect(stdout).toBe('numbers\n--can-send\nbergen\n');
});

it.each(['zsh', 'fish'])('the script for %s completes both names', async (shell) => {
  const { stdout, status } = await run(['completion', shell]);
  expect(stdout).toContain('wabascope-mcp');
  expect(stdout).toContain('__complete');
  expect(status).toBe(0);
});
