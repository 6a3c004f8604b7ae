import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@wabascope/sandbox';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { configFolder } from '../support/config-folder.js';
import { startHttpServer } from '../support/http-server.js';
import { callOf, rawMessage, rawRequest } from '../support/raw-request.js';

const folder = fileURLToPath(new URL('../../../../docs/monitoring/', import.meta.url));
const rulesFile = join(folder, 'wabascope.rules.yml');
const { groups } = parse(readFileSync(rulesFile, 'utf8'));
const dashboard = JSON.parse(readFileSync(join(folder, 'wabascope.dashboard.json'), 'utf8'));

const ofRules: string[] = groups.flatMap(({ rules }: { rules: { expr: string }[] }) => rules.map(({ expr }) => expr));
const ofDashboard: string[] = dashboard.panels
  .flatMap(({ targets }: { targets: { expr: string }[] }) => targets.map(({ expr }) => expr))
  .map((expr: string) => expr.replaceAll('$job', 'wabascope').replaceAll('$provider', '.*'))
  .map((expr: string) => expr.replaceAll('$__rate_interval', '5m'));

/** The metrics of ours in an expression, each with what its labels must be equal to. */
function selectors(expression: string) {
  return [...expression.matchAll(/(wabascope_\w+)(?:\{(.*?)\})?/g)].map(([, name = '', matchers = '']) => ({
    name,
    labels: [...matchers.matchAll(/(\w+="[^"]*")/g)].map(([label]) => label).filter((label) => !/^job=/.test(label)),
  }));
}

describe('the alerts and the dashboard', () => {
  let lines: string[];
  beforeAll(async () => {
    const sandbox = await startSandbox({ providers: ['antgst', 'awal'] });
    const config = await configFolder({ accounts: sandbox.accounts(), http: { metrics: { perAccount: true } } });
    const server = await startHttpServer(['--config', config.file]);
    await rawMessage(server.url, callOf('list-numbers'));
    const { body } = await rawRequest(server.url, { path: '/metrics' });
    lines = body.split('\n').filter((line) => !line.startsWith('#'));
    await server.close();
    await config.remove();
    await sandbox.close();
  });

  it.each([...ofRules, ...ofDashboard].filter((expression) => expression.includes('wabascope_')))(
    'name metrics and labels that a server has: %s',
    (expression) => {
      for (const { name, labels } of selectors(expression)) {
        const series = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
        const found = series.filter((line) => labels.every((label) => line.includes(label)));
        expect(found, `${name} with ${labels}`).not.toEqual([]);
      }
    },
  );

  it('name the label of every variable', () => {
    for (const { type, query } of dashboard.templating.list) {
      if (type !== 'query') continue;
      const [, selected = '', label] = /^label_values\((.*), (\w+)\)$/.exec(query.query) ?? [];
      const name = selectors(selected)[0]?.name ?? expect.fail(query.query);
      const series = lines.filter((line) => line.startsWith(name));
      expect(series).not.toEqual([]);
      if (label !== 'job') expect(series.every((line) => line.includes(`${label}="`))).toBe(true);
    }
  });
});

const isMissing = spawnSync('promtool', ['--version']).error !== undefined;
const withPromtool = isMissing ? 'needs promtool on the PATH (Debian: apt-get install prometheus)' : 'with promtool';

describe.skipIf(isMissing)(withPromtool, () => {
  const promtool = (...args: string[]) => execFileSync('promtool', args, { encoding: 'utf8', cwd: folder });

  it('five alerts are valid', () => {
    expect(promtool('check', 'rules', rulesFile)).toContain('SUCCESS: 5 rules found');
  });

  it('each alert fires when it should, and only then', () => {
    expect(promtool('test', 'rules', 'wabascope.rules.test.yml')).toContain('SUCCESS');
    const tests = readFileSync(join(folder, 'wabascope.rules.test.yml'), 'utf8');
    for (const { alert } of groups[0].rules) expect(tests).toContain(`alertname: ${alert}`);
  });

  it('the expressions of the dashboard are valid', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'wabascope-'));
    onTestFinished(() => rmSync(temporary, { recursive: true }));
    const rules = ofDashboard.map((expr, index) => ({ record: `panel:${index}`, expr }));
    const file = join(temporary, 'panels.yml');
    writeFileSync(file, stringify({ groups: [{ name: 'dashboard', rules }] }));
    expect(promtool('check', 'rules', file)).toContain(`SUCCESS: ${rules.length} rules found`);
  });
});
