import { code, table } from './markdown.mjs';

/** @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin */

/**
 * The built-in providers: what they are called, and what an account needs.
 * @param {readonly AnyPlugin[]} plugins
 */
export function providersTable(plugins) {
  return table(
    ['provider', '`provider`', 'an account needs', 'WABA details', 'requests'],
    plugins.map(({ id, name, settings, reports, rateLimit }) => [
      `[${name}](packages/providers/${id}/README.md)`,
      code(id),
      Object.entries(settings.info)
        .filter(([, { required }]) => required)
        .map(([setting]) => code(setting))
        .join(', '),
      reports.waba.length > 0 ? 'yes' : 'not told',
      rateLimit ? `at most ${rateLimit.requests} in ${inWords(rateLimit.perMs)}` : 'no fixed limit',
    ]),
  );
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
