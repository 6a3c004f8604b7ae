interface FailureRow {
  readonly account: string;
  readonly provider: string;
  readonly message: string;
}

/** The sentences for an answer that is empty because accounts failed; undefined when none did. Ours, never the provider's. */
export function failureOf(failures: readonly FailureRow[]): string | undefined {
  if (failures.length === 0) return undefined;
  const named = failures.slice(0, 5).map(({ account, provider, message }) => `${account} (${provider}): ${message}`);
  const more =
    failures.length > named.length
      ? ` ${failures.length - named.length} more accounts failed; failures has them all.`
      : '';
  return `${named.join(' ')}${more}`;
}
