import type { CredentialDescription } from '@wabascope/core';

const dayMs = 24 * 3_600_000;

/** The time before expiry in which there is a message, in milliseconds. */
const warningMs = 14 * dayMs;

/** Whether a credential expires within 14 days, or has expired. @param now Milliseconds since 1970. */
export function endsSoon(expiresAt: string, now: number): boolean {
  return Date.parse(expiresAt) - now <= warningMs;
}

/**
 * What to do about a credential, one sentence each. Empty if it neither expires soon nor lacks a permission.
 * @param now Milliseconds since 1970.
 */
export function credentialMessages(
  { expiresAt, missingPermissions = [] }: CredentialDescription,
  now: number,
): readonly string[] {
  const messages: string[] = [];
  const leftMs = expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - now;
  const day = expiresAt?.slice(0, 10);
  if (leftMs <= 0) {
    messages.push(`The credential expired on ${day}; create a new one and set it in the configuration.`);
  } else if (leftMs <= warningMs) {
    messages.push(
      `The credential expires on ${day}, in ${days(leftMs)}; create a new one and set it in the configuration.`,
    );
  }
  if (missingPermissions.length > 0) {
    messages.push(
      `The credential lacks ${missingPermissions.join(', ')}; grant it, or create a credential that has it.`,
    );
  }
  return messages;
}

function days(ms: number): string {
  const count = Math.ceil(ms / dayMs);
  return count === 1 ? '1 day' : `${count} days`;
}
