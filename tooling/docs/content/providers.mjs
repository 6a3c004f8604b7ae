import { rateLimitsOf } from '@wabascope/core';
import { code, table } from './markdown.mjs';

/** @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin */

/**
 * The built-in providers: what they are called, and what an account needs.
 * @param {readonly AnyPlugin[]} plugins
 */
export function providersTable(plugins) {
  return table(
    ['provider', '`provider`', 'an account needs', 'WABA details', 'requests', 'stability'],
    plugins.map(({ id, name, stability = 'stable', settings, reports, rateLimit }) => [
      `[${name}](packages/providers/${id}/README.md)`,
      code(id),
      Object.entries(settings.info)
        .filter(([, { required }]) => required)
        .map(([setting]) => code(setting))
        .join(', '),
      reports.waba.length > 0 ? 'yes' : 'not told',
      rateLimit ? `at most ${rateLimitsOf(rateLimit).map(limitInWords).join(', and ')}` : 'no fixed limit',
      stability,
    ]),
  );
}

/** @param {import('@wabascope/core').RateLimit<never>} limit */
function limitInWords({ requests, perMs, scope }) {
  return `${requests} in ${inWords(perMs)}${scope === undefined ? '' : ` (${scope})`}`;
}

/** @param {number} ms */
function inWords(ms) {
  const names = new Map([
    [1000, 'a second'],
    [60_000, 'a minute'],
    [3_600_000, 'an hour'],
  ]);
  return names.get(ms) ?? `${ms / 1000} seconds`;
}
