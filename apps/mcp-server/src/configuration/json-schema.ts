import type { SettingInfo } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import * as z from 'zod';
import { cacheKeys } from './cache-settings.js';
import { httpSchema } from './http-schema.js';
import { defaultReplicas } from './store-settings.js';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of a configuration file, for completion and checks in editors. */
export function configurationJsonSchema(plugins: readonly AnyPlugin[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://unpkg.com/@wabascope/mcp-server/dist/config.schema.json',
    title: 'Wabascope configuration',
    type: 'object',
    additionalProperties: false,
    required: ['accounts'],
    properties: {
      $schema: { type: 'string' },
      plugins: {
        description: 'Outside provider plugins: npm names, or paths relative to this file. They are code and run here.',
        type: 'array',
        items: { type: 'string' },
      },
      secretsFolders: {
        description: 'Folders that ${file:PATH} may read from, beside the folder of this file.',
        type: 'array',
        items: { type: 'string' },
        examples: [['/run/secrets']],
      },
      accounts: {
        description: 'The accounts by alias. Write secrets as ${env:NAME} or ${file:PATH}.',
        type: 'object',
        minProperties: 1,
        propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
        additionalProperties: {
          type: 'object',
          required: ['provider'],
          properties: {
            provider: { type: 'string', examples: plugins.map(({ id }) => id), description: "A provider plugin's id." },
          },
          allOf: plugins.map(({ id, settings }) => conditional(id, settingsOf(settings.info))),
        },
      },
      http: httpJsonSchema(),
      cache: cacheJsonSchema(),
      store: {
        description:
          'For several servers with the same accounts: the Redis or Valkey over which they share budgets and answers.',
        type: 'string',
        pattern: '^(redis|rediss|valkey|valkeys)://|\\$\\{(env|file):[^}]+\\}',
        examples: ['redis://localhost:6379', '${env:REDIS_URL}'],
      },
      replicas: {
        description: 'How many servers share the store at most: without it, each spends that part of the budgets.',
        type: 'integer',
        minimum: 1,
        default: defaultReplicas,
      },
    },
  };
}

function cacheJsonSchema(): JsonSchema {
  const properties = Object.entries(cacheKeys).map(([key, { meaning, least, ...range }]) => {
    const maximum = 'most' in range ? { maximum: range.most } : {};
    return [key, { description: `${meaning}.`, type: 'integer', minimum: least, ...maximum }];
  });
  return {
    description: 'How long answers are kept, how many, and whether they are renewed before anybody asks.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}

function httpJsonSchema(): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(httpSchema, { io: 'input' });
  return { description: 'For --http: who may call, and how the server is reached.', ...schema };
}

/** As entries: an object literal with `then` would pass for a promise. */
function conditional(provider: string, settings: JsonSchema): JsonSchema {
  const isProvider = { properties: { provider: { const: provider } }, required: ['provider'] };
  return Object.fromEntries([
    ['if', isProvider],
    ['then', settings],
  ]);
}

function settingsOf(info: Readonly<Record<string, SettingInfo>>): JsonSchema {
  const entries = Object.entries(info);
  return {
    properties: { provider: true, ...Object.fromEntries(entries.map(([name, setting]) => [name, schemaOf(setting)])) },
    required: entries.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  };
}

function schemaOf({ type, description, values, example, ...info }: SettingInfo): JsonSchema {
  const reference = { type: 'string', pattern: '\\$\\{(env|file):[^}]+\\}' };
  const value = values === undefined ? { type } : { enum: values };
  return {
    description,
    ...(type === 'string' && values === undefined ? { type } : { anyOf: [value, reference] }),
    ...(info.default === undefined ? {} : { default: info.default }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}
