import type { AnyPlugin } from '@wabascope/directory';
import * as z from 'zod';
import { expectedWords, nodesAt, type SchemaNode } from './expected.js';
import { configurationSchema } from './schema/configuration.js';
import { settingsSchema } from './schema/settings.js';

/** The JSON Schema of a configuration file, for completion and checks in editors. */
export function configurationJsonSchema(plugins: readonly AnyPlugin[]): Record<string, unknown> {
  const hints = { providers: plugins.map(({ id }) => id), allOf: plugins.map(settingsIfProvider) };
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema(hints), { io: 'input' });
  const $id = 'https://unpkg.com/@wabascope/mcp-server/dist/config.schema.json';
  return { $schema, $id, title: 'Wabascope configuration', ...schema };
}

/** As entries: an object literal with `then` would pass for a promise. */
function settingsIfProvider({ id, settings }: AnyPlugin): object {
  const isProvider = { properties: { provider: { const: id } }, required: ['provider'] };
  const account = settingsSchema(settings.info).extend({ provider: z.unknown() });
  const { $schema: _, ...schema } = z.toJSONSchema(account, { io: 'input' });
  return Object.fromEntries([
    ['if', isProvider],
    ['then', schema],
  ]);
}

/** A key of the configuration file, for the documentation. */
export interface DocumentedKey {
  readonly key: string;
  readonly isRequired: boolean;
  /** What its value must be. */
  readonly expected: string;
  readonly default?: unknown;
  readonly description: string;
}

/** The keys of the object at a path of the file, without those of the providers' settings. */
export function documentedKeys(path: readonly PropertyKey[]): DocumentedKey[] {
  const schema = z.toJSONSchema(configurationSchema(), { io: 'input' }) as SchemaNode;
  return nodesAt([schema], path)
    .flatMap((node) => node.anyOf ?? node)
    .flatMap(({ properties = {}, required = [] }) =>
      Object.entries(properties).map(([key, node]) => ({
        key,
        isRequired: required.includes(key),
        expected: expectedWords(node),
        ...(node.default === undefined ? {} : { default: node.default }),
        description: node.description ?? '',
      })),
    );
}
