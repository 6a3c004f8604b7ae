import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { configFolder } from '../e2e/support/config-folder.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const documentedPort = '8080';

/** Instructions by name, without the comments. */
let instructions: { name: string; text: string }[];

beforeAll(async () => {
  const text = await readFile(new URL('../Dockerfile', import.meta.url), 'utf8');
  instructions = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ', 1).join(''), text: line.slice(line.indexOf(' ') + 1) }));
});

const textsOf = (name: string) => instructions.filter((each) => each.name === name).map(({ text }) => text);
const commandOf = (name: string): string[] => JSON.parse(textsOf(name)[0] ?? '[]');

test('what is copied into the image is there once the server is built', async () => {
  const sources = textsOf('COPY')
    .map((text) => text.split(' '))
    .filter(([from]) => from === '--from=build')
    .flatMap((words) => words.slice(1, -1));
  expect(sources).toContain('/src/apps/mcp-server/dist');
  for (const source of sources) await access(source.replace('/src/', root));
});

test('the image is built with the task that builds the server', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const [, script = '', filter] = /^npm run (\w+) -- --filter=(.*)$/.exec(textsOf('RUN')[0] ?? '') ?? [];
  expect(Object.keys(scripts)).toContain(script);
  expect(filter).toBe(name);
});

test('the images that it is built from are named by their digests', () => {
  const images = textsOf('FROM').map((text) => text.replace(/ AS .*$/, ''));
  expect(images).toHaveLength(2);
  for (const image of images) expect(image).toMatch(/^node:24-alpine@sha256:[0-9a-f]{64}$/);
});

test('the image runs as a user without rights', () => {
  const users = textsOf('USER');
  expect(users).toEqual(['node']);
});

/** The port that a server of the image listens on in this test: any that is free, which it says on stderr. */
async function startAsInImage() {
  const tokens = [{ name: 'probe', sha256: createHash('sha256').update('made-up').digest('hex') }];
  const { path, remove } = await configFolder({
    accounts: { ours: { provider: 'antgst', accessToken: 'made-up' } },
    http: { auth: { tokens } },
  });
  onTestFinished(remove);
  const [, program = '', ...args] = [...commandOf('ENTRYPOINT'), ...commandOf('CMD')];
  const here = [program.replace('/app/', join(root, 'apps/mcp-server/')), ...args].map((word) =>
    word.replace(documentedPort, '0').replace(/^\/config(?=\/)/, path),
  );
  const server = spawn(process.execPath, [...here, '--log-level', 'info'], { stdio: ['ignore', 'inherit', 'pipe'] });
  onTestFinished(async () => {
    if (server.kill()) await once(server, 'close');
  });
  let said = '';
  for await (const chunk of server.stderr.setEncoding('utf8')) {
    said += chunk;
    const port = /http:\/\/[^/]*:(\d+)\/mcp/.exec(said)?.[1];
    if (port !== undefined) return port;
  }
  throw new Error(`The server has ended: ${said}`);
}

function probe(port: string) {
  const [, ...args] = JSON.parse((textsOf('HEALTHCHECK')[0] ?? '').replace(/^.*?CMD /, ''));
  const child = spawn(
    process.execPath,
    args.map((arg: string) => arg.replace(documentedPort, port)),
  );
  return once(child, 'close').then(([status]) => status);
}

test('the container is healthy while the server runs, and only then', async () => {
  const port = await startAsInImage();
  expect(await probe(port)).toBe(0);
  expect(await probe('1')).toBe(1);
});
