import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the workflows of a new repository use the actions of ours, in the same versions', async () => {
  const ours = await actionsIn(new URL('../../.github/workflows/', import.meta.url));
  const template = await actionsIn(
    new URL('../../packages/create-wabascope-provider/template/repository/.github/workflows/', import.meta.url),
  );
  expect(template).not.toEqual([]);
  expect(template.filter((action) => !ours.includes(action))).toEqual([]);
});

async function actionsIn(folder: URL): Promise<string[]> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action));
}
