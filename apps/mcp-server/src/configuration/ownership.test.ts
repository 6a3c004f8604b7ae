import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { allUsersMayRead, othersMayChange } from './ownership.js';

let folder: string;
let file: string;
beforeEach(() => {
  // On macOS, other users may not enter the folder that `tmpdir` returns.
  folder = realpathSync(mkdtempSync('/tmp/wabascope-owner-'));
  mkdirSync(join(folder, 'below'), { mode: 0o755 });
  file = join(folder, 'below', 'config.json');
  writeFileSync(file, '{}', { mode: 0o600 });
  return () => rmSync(folder, { recursive: true });
});

const problem = (stats = statSync(file)) => othersMayChange(file, file, stats);

describe.skipIf(process.platform === 'win32')('a file on a system with modes', () => {
  it('in a folder that is sticky, such as /tmp, can be changed by its owner only', () => {
    expect(problem()).toBeUndefined();
  });

  it.each([
    ['file', 0o620, () => file],
    ['folder', 0o757, () => join(folder, 'below')],
    ['folder above', 0o770, () => folder],
  ])('can be changed by others if they may write the %s', (_, mode, place) => {
    chmodSync(place(), mode);
    expect(problem()).toEqual({
      message: `Other users may write ${place()}, and so change what the server runs.`,
      remedy: `Run "chmod go-w ${place()}".`,
    });
  });

  it('can be changed by its owner, if that is another user', () => {
    const ofOther = Object.assign(statSync(file), { uid: 4_711 });
    expect(problem(ofOther)?.message).toBe(
      `${file} belongs to another user (4711), who could change what the server runs.`,
    );
  });

  it('can be read by all users only if they may also enter every folder above it', () => {
    chmodSync(file, 0o644);
    chmodSync(folder, 0o755);
    expect(allUsersMayRead(file, statSync(file))).toBe(true);
    chmodSync(folder, 0o700);
    expect(allUsersMayRead(file, statSync(file))).toBe(false);
  });
});
