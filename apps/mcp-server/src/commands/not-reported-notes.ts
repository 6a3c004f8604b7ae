/** A sentence for each provider that does not report what the query needs. */
export function notReportedNotes(fields: Readonly<Record<string, readonly string[]>> | undefined): string[] {
  return Object.entries(fields ?? {}).map(
    ([provider, names]) => `${provider} does not report ${names.join(', ')}: their absence means nothing.`,
  );
}
