import type { AnyPlugin } from '@wabascope/directory';
import * as z from 'zod';
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
