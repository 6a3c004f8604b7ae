import { numberFields, wabaFields } from '@wabascope/core';
import { readText } from '../repository.mjs';
import { code, table } from './markdown.mjs';

/** @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin */

/**
 * What each provider was tested with, by the member `wabascope` of its package.json: `client` is an npm package that reads
 * the provider's API in the sandbox, and `proof` names the parts that it proves, or other evidence.
 * @param {readonly AnyPlugin[]} plugins
 */
export async function proofTable(plugins) {
  const { devDependencies } = JSON.parse((await readText('packages/sandbox/package.json')) ?? '');
  const rows = plugins.map(async ({ id, name, reports, stability = 'stable' }) => {
    const { wabascope = {} } = JSON.parse((await readText(`packages/providers/${id}/package.json`)) ?? '');
    const { client, proof = 'no evidence yet' } = wabascope;
    const version = devDependencies[client]?.replace(/^\^/, '');
    if (client !== undefined && version === undefined) {
      throw new Error(`${client}, the client of ${id}, is not a devDependency of packages/sandbox.`);
    }
    return [
      `[${name}](../packages/providers/${id}/README.md)`,
      reports.waba.length > 0 ? 'numbers, WABAs' : 'numbers',
      client === undefined ? proof : `${code(client)} ${version}: ${proof}`,
      stability,
    ];
  });
  return table(['provider', 'lists', 'tested with', 'stability'], await Promise.all(rows));
}

/**
 * Which provider reports which field.
 * @param {readonly AnyPlugin[]} plugins
 * @param {'number' | 'waba'} kind
 */
export function fieldsTable(plugins, kind) {
  const columns = plugins.map(({ id, reports }) => ({
    id,
    reported: /** @type {readonly string[]} */ (reports[kind]),
  }));
  const shown = columns.filter(({ reported }) => reported.length > 0);
  const fields = kind === 'number' ? numberFields : wabaFields;
  const rows = fields.map((field) => [
    code(field),
    ...shown.map(({ reported }) => (reported.includes(field) ? 'yes' : '')),
  ]);
  return table(['field', ...shown.map(({ id }) => code(id))], rows);
}
