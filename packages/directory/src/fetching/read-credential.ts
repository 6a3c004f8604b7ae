import { type CredentialDescription, cleanText } from '@wabascope/core';
import type { TextFilters } from '../text/failure.js';
import { beginningOf, firstOf, plainCopy } from '../text/plain-copy.js';
import { maxPermissions } from '../text/plugin-limits.js';

/**
 * A description of a credential from a plugin, each member read once and made safe to show. Ignores unknown members.
 * @throws When it cannot be read.
 */
export function readCredential(given: unknown, { safe }: Pick<TextFilters, 'safe'>): CredentialDescription {
  const { expiresAt, missingPermissions }: Partial<Record<keyof CredentialDescription, unknown>> = Object(
    plainCopy(given).value,
  );
  const time = timeOf(expiresAt);
  const permissions = Array.isArray(missingPermissions) ? permissionsOf(missingPermissions, safe) : undefined;
  return {
    ...(time === undefined ? {} : { expiresAt: time }),
    ...(permissions === undefined ? {} : { missingPermissions: permissions }),
  };
}

function timeOf(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(Z|[+-]\d\d:\d\d)$/.test(given)) return undefined;
  const time = Date.parse(given);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function permissionsOf(given: readonly unknown[], safe: TextFilters['safe']): string[] {
  const texts = firstOf(given, maxPermissions).filter((entry) => typeof entry === 'string');
  return texts.map((text) => cleanText(safe(beginningOf(text)), 100)).filter((text) => text !== '');
}
