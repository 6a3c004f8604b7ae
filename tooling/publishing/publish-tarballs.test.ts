import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer, type TestServer } from '@wabascope/provider-testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../packages.mjs';

const execute = promisify(execFile);
let place: string;
let clone: string;
/** What npm was sent, as `name@version`. */
let published: string[];

/** A registry that has version 1.0.0 of `there`, and takes what it is sent. */
let registry: TestServer;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'wabascope-publish-'));
  registry = await startServer(({ method, path, body }) => {
    if (method === 'PUT') {
      const { name, versions } = JSON.parse(body);
      published.push(...Object.keys(versions).map((version) => `${name}@${version}`));
      return { status: 201, body: {} };
    }
    if (path !== '/there') return { status: 404, body: {} };
    const versions = { '1.0.0': { name: 'there', version: '1.0.0', dist: {} } };
    return { status: 200, body: { name: 'there', 'dist-tags': { latest: '1.0.0' }, versions } };
  });
});
afterAll(async () => {
  await registry.close();
  await rm(place, { recursive: true });
});

beforeEach(async () => {
  published = [];
  clone = await mkdtemp(join(place, 'clone-'));
  await cp(import.meta.dirname, join(clone, 'tooling', 'publishing'), { recursive: true });
  await cp(join(root, 'tooling', 'packages.mjs'), join(clone, 'tooling', 'packages.mjs'));
  for (const folder of ['packages/providers', 'apps']) await mkdir(join(clone, folder), { recursive: true });
  await mkdir(join(clone, 'release'));
  for (const name of ['there', 'missing']) {
    await mkdir(join(clone, 'packages', name), { recursive: true });
    await writeFile(join(clone, 'packages', name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  }
});

/** Puts a package into the folder that is published; its script would leave a marker. */
async function pack(name: string, version: string): Promise<void> {
  const folder = join(await mkdtemp(join(place, 'pack-')), 'package');
  await mkdir(folder);
  const scripts = { prepublishOnly: `touch ${join(clone, 'marker')}`, publish: `touch ${join(clone, 'marker')}` };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, scripts }));
  await execute('tar', ['-czf', join(clone, 'release', `${name}.tgz`), '-C', join(folder, '..'), 'package']);
}

async function publish() {
  await writeFile(join(clone, '.npmrc'), `//${new URL(registry.baseUrl).host}/:_authToken=made-up\n`);
  const env = {
    PATH: process.env.PATH,
    HOME: clone,
    GITHUB_OUTPUT: join(clone, 'output'),
    npm_config_registry: `${registry.baseUrl}/`,
    npm_config_cache: join(clone, '.npm'),
    npm_config_update_notifier: 'false',
  };
  return execute(
    process.execPath,
    [join(clone, 'tooling', 'publishing', 'publish-tarballs.mjs'), join(clone, 'release')],
    {
      env,
    },
  );
}

test('what npm does not have is published, no script of it runs, and all releases are named for their tags', async () => {
  await pack('there', '1.0.0');
  await pack('missing', '1.0.0');
  await publish();
  expect(published).toEqual(['missing@1.0.0']);
  expect((await readFile(join(clone, 'output'), 'utf8')).trim().split(/[= ]/).sort()).toEqual([
    'missing@1.0.0',
    'releases',
    'there@1.0.0',
  ]);
  await expect(readFile(join(clone, 'marker'))).rejects.toThrow('ENOENT');
});

test.each([
  ['a package that the workspace does not have', 'left-pad', '1.0.0'],
  ['a version that the workspace does not have', 'missing', '6.6.6'],
])('%s is rejected, and nothing is published', async (_, name, version) => {
  await pack('there', '1.0.0');
  await pack(name, version);
  await expect(publish()).rejects.toThrow(`The workspace has no ${name}@${version}: nothing is published.`);
  expect(published).toEqual([]);
});

test.each([
  '.github/workflows/release.yml',
  'packages/create-wabascope-provider/template/repository/.github/workflows/publish.yml',
])(
  'in %s, a job that may publish installs and builds nothing, and one that does has no right but to read',
  async (path) => {
    const [, ...jobs] = (await readFile(join(root, path), 'utf8')).split(/^ {2}(?=\w+:$)/m);
    const publishing = jobs.filter((job) => job.includes('id-token: write'));
    expect(publishing).toHaveLength(1);
    expect(publishing.join()).not.toMatch(/npm (run|ci|install|test)|npx|changeset/);
    const building = jobs.filter((job) => /upload-artifact/.test(job));
    expect(building).toHaveLength(1);
    expect(building.join()).toMatch(/permissions:\n {6}contents: read\n {4}steps:/);
  },
);
