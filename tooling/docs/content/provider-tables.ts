import { numberFields, wabaFields } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import { readText } from '../repository.js';
import { code, table } from './markdown.js';

/**
 * What each provider was tested with, by the member `wabascope` of its package.json: `client` is an npm package that reads
 * the provider's API in the sandbox, and `proof` names the parts that it proves, or other evidence.
 */
export async function proofTable(plugins: readonly AnyPlugin[]): Promise<string> {
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

/** Which provider reports which field. */
export function fieldsTable(plugins: readonly AnyPlugin[], kind: 'number' | 'waba'): string {
  const columns = plugins.map(({ id, reports }) => ({ id, reported: reports[kind] as readonly string[] }));
  const shown = columns.filter(({ reported }) => reported.length > 0);
  const fields = kind === 'number' ? numberFields : wabaFields;
  const rows = fields.map((field) => [
    code(field),
    ...shown.map(({ reported }) => (reported.includes(field) ? 'yes' : '')),
  ]);
  return table(['field', ...shown.map(({ id }) => code(id))], rows);
}
