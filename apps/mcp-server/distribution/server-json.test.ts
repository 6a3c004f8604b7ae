import { expect, test } from 'vitest';
import * as z from 'zod';
import { builtInPlugins, readManifest } from './built-in-plugins.mjs';
import { serverJson } from './server-json.mjs';

const version = z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/);

/** What the registry's documentation requires of the parts that we use. Any other key is an error. */
const registryEntry = z.strictObject({
  $schema: z.literal('https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json'),
  name: z.string().regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/),
  title: z.string().min(1).max(100),
  description: z.string().min(1).max(100),
  repository: z.strictObject({
    url: z.url(),
    source: z.literal('github'),
    subfolder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/),
  }),
  version,
  packages: z.array(
    z.strictObject({
      registryType: z.literal('npm'),
      identifier: z.string(),
      version,
      runtimeHint: z.literal('npx'),
      transport: z.strictObject({ type: z.literal('stdio') }),
      environmentVariables: z.array(
        z.strictObject({
          name: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
          description: z.string().min(1),
          isRequired: z.boolean(),
          isSecret: z.boolean(),
          format: z.enum(['string', 'number', 'boolean', 'filepath']),
          choices: z.array(z.string()).optional(),
          default: z.string().optional(),
          placeholder: z.string().optional(),
        }),
      ),
    }),
  ),
});

async function entry() {
  return serverJson(await readManifest(), await builtInPlugins());
}

test('the entry has the form that the registry documents', async () => {
  expect(registryEntry.safeParse(await entry()).error).toBeUndefined();
});

test('the entry is the package that npm has: the same name, version and mcpName', async () => {
  const { name, version: entryVersion, packages } = await entry();
  const manifest = await readManifest();
  expect(name).toBe(manifest.mcpName);
  expect(entryVersion).toBe(manifest.version);
  expect(packages).toMatchObject([{ identifier: '@wabascope/mcp-server', version: manifest.version }]);
});

test('each variable is named once, and secrets are marked', async () => {
  const variables = (await entry()).packages.flatMap(({ environmentVariables }) => environmentVariables);
  const names = variables.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(variables.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(
    // The key of Twilio is only the ID of a secret.
    names.filter((name) => /SECRET|TOKEN|(?<!TWILIO_)API_KEY/.test(name)),
  );
  expect(names).toContain('WABASCOPE_CONFIG');
});
