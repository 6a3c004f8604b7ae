import { type ChangesQuery, isJournalError } from '@wabascope/changes';
import { ArgumentError, type Directory, isArgumentError } from '@wabascope/directory';
import { errorResponse } from './error-response.js';

/** Parameters with several words, separated by commas or repeated. */
const lists: ReadonlySet<string> = new Set(['accounts', 'providers', 'kinds', 'directions']);

/** The query in the parameters of a URL. The directory checks it. @throws {ArgumentError} */
function changesQuery(parameters: URLSearchParams): ChangesQuery {
  const entries = [...new Set(parameters.keys())].flatMap((name): [string, unknown][] => {
    const values = parameters
      .getAll(name)
      .flatMap((value) => (lists.has(name) ? value.split(',') : value))
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (lists.has(name)) return [[name, values]];
    if (values.length > 1) throw new ArgumentError(name, `${name} may occur only once.`);
    return values.map((value) => [name, name === 'limit' ? Number(value) : value]);
  });
  return Object.fromEntries(entries);
}

/**
 * The changes of a directory as JSON, or an error response: status 400 for an invalid query, 503 if
 * the journal cannot be read.
 * @param url Of the request, with its query.
 */
export async function changesResponse(directory: Directory, url: string, signal: AbortSignal): Promise<Response> {
  try {
    const query = changesQuery(new URL(url, 'http://localhost').searchParams);
    return Response.json(await directory.listChanges(query, { signal }));
  } catch (error) {
    if (isArgumentError(error)) return errorResponse(400, error.message);
    if (isJournalError(error)) return errorResponse(503, error.message, { 'retry-after': '5' });
    throw error;
  }
}
