import { ProviderError } from '@wabascope/core';

/**
 * The headers as they are sent. A character that HTTP does not allow makes `fetch` throw an error that quotes the whole
 * header.
 * @param settings The settings that form the credential.
 * @throws {ProviderError} `config` without any part of a header.
 */
export function sendableHeaders(
  headers: Readonly<Record<string, string>>,
  provider: string,
  settings: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  const kept = keptHeaders(headers);
  if (kept !== undefined && Object.values(kept).every((value) => allowed.test(value))) return kept;
  const message = `A credential for ${provider} contains a character that HTTP does not allow; paste it again.`;
  throw new ProviderError('config', message, settings === undefined ? {} : { settings });
}

/** `Headers` accepts other control characters, and `fetch` does not. */
const allowed = /^[\t -~\u0080-\u00ff]*$/;

function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    return undefined;
  }
}
