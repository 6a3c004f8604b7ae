import { userAgentFormat, userAgentPattern } from '@wabascope/directory';
import * as z from 'zod';
import { pathMistake } from '../path-mistakes.js';
import { type AccountHints, accountsSchema } from './accounts.js';
import { cacheSchema } from './cache.js';
import { changesSchema } from './changes.js';
import { httpSchema } from './http.js';
import { notifySchema } from './notify.js';
import { replicasSchema, storeSchema } from './store.js';
import { textWithout } from './texts.js';

/** Of plugins, and of folders of secrets. */
const maxEntries = 100;

/**
 * The configuration file, after its references are resolved. Problems, defaults, the JSON Schema and the tables in the
 * documentation follow from it.
 * @param hints For the JSON Schema.
 */
export function configurationSchema(hints?: AccountHints) {
  return z.strictObject({
    $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
    plugins: z
      .array(z.string())
      .max(maxEntries)
      .default([])
      .describe('Provider plugins: names of npm packages, or paths relative to this file. The server runs their code.'),
    secretsFolders: z
      .array(textWithout(pathMistake))
      .max(maxEntries)
      .default([])
      .meta({
        description: 'Folders that ${file:PATH} may read from, besides the folder of this file.',
        examples: [['/run/secrets']],
      }),
    accounts: accountsSchema(hints),
    // Only a server over HTTP needs this part.
    http: z
      .lazy(httpSchema)
      .optional()
      .describe('For --http: authentication, limits, and how clients reach the server.'),
    // Only a server that sends changes needs this part.
    notify: z.lazy(notifySchema).optional().describe('Where changes of numbers, WABAs and accounts are sent.'),
    cache: cacheSchema().prefault({}).describe('How long snapshots are kept, how many, and when they are fetched.'),
    changes: changesSchema().prefault({}).describe('Where changes of numbers are kept, and for how long.'),
    userAgent: z
      .string()
      .refine((text) => new RegExp(userAgentPattern).test(text), userAgentFormat)
      .optional()
      .meta({
        description: 'What providers see as your program, in the User-Agent header; wabascope/VERSION follows.',
        pattern: userAgentPattern,
        examples: ['acme-console/2.1'],
      }),
    store: storeSchema().optional(),
    replicas: replicasSchema(),
    apps: z
      .boolean()
      .default(true)
      .describe('Whether assistants that can show a view of the numbers get one (MCP Apps).'),
  });
}

/** A configuration without problems, with its defaults. */
export type Configuration = z.output<ReturnType<typeof configurationSchema>>;
