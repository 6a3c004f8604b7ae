import { expect, it } from 'vitest';
import { notifySchema } from '../configuration/schema/notify.js';
import { notifyLine, notifyReports } from './notify-reports.js';

const accounts = { cairo: { provider: 'meta' }, giza: { provider: 'meta' }, oslo: { provider: 'awal' } };
const url = 'https://hooks.example.com/s3cr3t';
const secret = `whsec_${Buffer.from('s3cr3t-s3cr3t-s3cr3t-s3cr3t').toString('base64')}`;
const targets = notifySchema().parse([
  { url, secret },
  { url, format: 'slack', kinds: ['status', 'quality'], accounts: ['meta:*'], settleSeconds: 0 },
]);

it('a target is reported without its URL and its secret', () => {
  const reports = notifyReports(targets, accounts, {});
  expect(reports).toEqual([
    { target: 'notify[0]', format: 'webhook', signed: true, directions: ['worse'], settleSeconds: 300 },
    {
      target: 'notify[1]',
      format: 'slack',
      signed: false,
      directions: ['worse'],
      kinds: ['status', 'quality'],
      accounts: ['cairo', 'giza'],
      settleSeconds: 0,
    },
  ]);
  expect(reports.map(notifyLine)).toEqual([
    '- notify[0] (webhook): worse; all kinds; all accounts; after 300 s. Nothing was sent.',
    '- notify[1] (slack): worse; status, quality; accounts cairo, giza; after 0 s. Nothing was sent.',
  ]);
});

it('the variable of a proxy is reported, without its value', () => {
  const [report] = notifyReports(targets, accounts, { HTTPS_PROXY: 'http://user:password@proxy.example.com' });
  expect(report?.proxy).toBe('HTTPS_PROXY');
  expect(report && notifyLine(report)).toContain('; through HTTPS_PROXY. Nothing was sent.');
  expect(JSON.stringify(report)).not.toContain('example.com');
});
