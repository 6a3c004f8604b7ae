import { providerIdPattern } from '@wabascope/core';
import * as z from 'zod';

/** What the JSON Schema says about accounts for editors. The server gets it from the plugins, which validate settings. */
export interface AccountHints {
  /** IDs of providers. */
  readonly providers: readonly string[];
  /** JSON Schemas of an account, one for each provider. */
  readonly allOf: readonly object[];
}

/** Of an alias. */
const aliasPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The name of an account. */
export function aliasSchema() {
  return z.string().regex(aliasPattern, 'letters, digits, ".", "_" and "-", at most 64');
}

/** One account: the ID of its provider and the provider's settings. */
export function accountSchema(hints?: AccountHints) {
  const provider = z.string().meta({
    description: 'ID of the provider, such as "meta".',
    ...(hints === undefined ? {} : { pattern: providerIdPattern.source, examples: [...hints.providers] }),
  });
  return z.looseObject({ provider }).meta({
    description: 'The provider and its settings.',
    ...(hints === undefined ? {} : { allOf: [...hints.allOf] }),
  });
}

/** The part `accounts`. */
export function accountsSchema(hints?: AccountHints) {
  return z
    .record(aliasSchema(), accountSchema(hints))
    .refine((accounts) => Object.keys(accounts).length > 0, {
      message: 'There are no accounts.',
      params: { remedy: 'Add one, or start the server with --sandbox.' },
    })
    .meta({ description: 'The accounts by alias. Write secrets as ${env:NAME} or ${file:PATH}.', minProperties: 1 });
}

export type AccountEntry = z.output<ReturnType<typeof accountSchema>>;
