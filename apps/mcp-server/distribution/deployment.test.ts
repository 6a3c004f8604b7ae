import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ConfigFolder, configFolder } from '../e2e/support/config-folder.js';
import { type HttpServer, startHttpServer } from '../e2e/support/http-server.js';
import { rawRequest } from '../e2e/support/raw-request.js';
import { sha256Of } from '../e2e/support/token.js';

/** The blocks of YAML in docs/http.md: a Compose file, probes of Kubernetes, and a configuration of Prometheus. */
const page = readFileSync(new URL('../../../docs/http.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```yaml .*?\n(.*?)^```$/gms)].map(([, yaml = '']) => parse(yaml));
const [compose, probes, prometheus] = blocks;
const { wabascope } = compose.services;
const documentedPort = 8080;

let folder: ConfigFolder;
let server: HttpServer;
/** Starts the server with the arguments of the Compose file, on a free port. */
beforeAll(async () => {
  const [mount, inContainer] = wabascope.volumes[0].split(':');
  expect(mount).toBe('./');
  const [, file] = / --config (\S+) /.exec(wabascope.command) ?? [];
  const [, host] = / --http (\S+):8080$/.exec(wabascope.command) ?? [];
  folder = await configFolder({
    accounts: { ours: { provider: 'antgst', accessToken: 'made-up' } },
    http: {
      allowedHosts: prometheus.scrape_configs[0].static_configs[0].targets,
      auth: { tokens: [{ name: 'operations', sha256: sha256Of('token-of-operations') }] },
    },
  });
  expect(file?.replace(inContainer, folder.path)).toBe(folder.file);
  server = await startHttpServer(['--config', folder.file], `${host}:0`);
  server.url.hostname = '127.0.0.1';
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

test('the Compose file runs the image and the server of the command for docker', () => {
  const [, command = ''] = /^docker run .*?^```$/ms.exec(page)?.[0].split('npx ') ?? [];
  expect(page).toContain(`  ${wabascope.image} \\\n`);
  expect(wabascope.command).toBe(`npx ${command.replace(/\n```$/, '')}`);
  expect(wabascope.ports).toEqual([`${documentedPort}:${documentedPort}`]);
});

test('the health check of the Compose file passes while the server runs, and only then', async () => {
  const [kind, program, ...args] = wabascope.healthcheck.test;
  expect([kind, program]).toEqual(['CMD', 'node']);
  const statusAt = async (port: string) => {
    const here = args.map((arg: string) => arg.replace(String(documentedPort), port));
    const [status] = await once(spawn(process.execPath, here), 'close');
    return status;
  };
  expect(await statusAt(server.url.port)).toBe(0);
  expect(await statusAt('1')).toBe(1);
});

test.each(['livenessProbe', 'readinessProbe'])('the %s of Kubernetes, which calls by address, passes', async (name) => {
  const { path, port } = probes[name].httpGet;
  expect(port).toBe(documentedPort);
  expect(await rawRequest(server.url, { path, headers: { host: '10.0.0.7:8080' } })).toMatchObject({ status: 200 });
});

test('Prometheus gets metrics at the host of its target with the token, and none without', async () => {
  const [{ metrics_path: path, authorization, static_configs: targets }] = prometheus.scrape_configs;
  const host = targets[0].targets[0];
  expect(await rawRequest(server.url, { path, headers: { host } })).toMatchObject({ status: 401 });
  const headers = { host, authorization: `${authorization.type} token-of-operations` };
  const { status, body } = await rawRequest(server.url, { path, headers });
  expect(status).toBe(200);
  expect(body).toContain('wabascope_log_lines_dropped_total 0');
});
