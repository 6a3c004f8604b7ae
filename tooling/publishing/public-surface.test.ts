import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { publicSurface } from './public-surface.js';

const record = new URL('public-surface.json', import.meta.url);
const update = 'UPDATE_PUBLIC_SURFACE';

const advice = `Users rely on these names: one that goes or changes needs a major version. If you mean it, run
${update}=1 npm test -- tooling/publishing/public-surface
and npm run format, and commit tooling/publishing/public-surface.json and a changeset with the change.`;

test('what users rely on by name is what public-surface.json says', async () => {
  const surface = await publicSurface();
  if (process.env[update]) await writeFile(record, `${JSON.stringify(surface, undefined, 2)}\n`);
  expect(surface, advice).toEqual(JSON.parse(await readFile(record, 'utf8')));
});

test('the help tells of every way to call the server', async () => {
  const { commandLine } = await publicSurface();
  expect(commandLine.usage).toContainEqual(expect.stringMatching(/^wabascope-mcp check/));
  expect(commandLine.options).toEqual(expect.arrayContaining(['-c, --config FILE', '--sandbox', '-v, --version']));
});
