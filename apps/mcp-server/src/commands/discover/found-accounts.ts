import { cleanText } from '@wabascope/core';
import type { Discovery } from '@wabascope/provider-meta/discover';

/** The settings that select the WABAs of an account. */
export type WhichWabas = { readonly businessId: string } | { readonly wabaIds: readonly string[] };

/**
 * One account for each business with WABAs, by alias, and one for the other WABAs of the token. The alias is made of the
 * name of the business.
 */
export function foundAccounts({ businesses, otherWabas }: Discovery): Readonly<Record<string, WhichWabas>> {
  const accounts: Record<string, WhichWabas> = {};
  for (const { id, name, wabas } of businesses) {
    if (wabas.length === 0) continue;
    const alias = aliasOf(name ?? '') || `business-${id}`;
    accounts[alias in accounts ? `${alias.slice(0, 40)}-${id}` : alias] = { businessId: id };
  }
  if (otherWabas.length > 0) accounts[freeAlias('whatsapp', accounts)] = { wabaIds: otherWabas.map(({ id }) => id) };
  return accounts;
}

/** Lower-case letters, digits and hyphens; empty if the name has none. */
function aliasOf(name: string): string {
  const plain = cleanText(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 40)
    .replace(/-$/, '');
}

function freeAlias(alias: string, taken: object): string {
  return alias in taken ? freeAlias(`${alias}-2`, taken) : alias;
}
