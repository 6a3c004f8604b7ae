import type { Warning } from '@wabascope/core';
import { rejectedFields } from './rejected-fields.js';

/** Finds the fields that Meta returns for each WABA, and leaves the others out of requests for half an hour. */
export interface FieldChoice {
  /** Requests every field that is not known to be rejected; finds those that are rejected, and requests the rest. */
  fetch<Body>(wabaId: string, send: (fields: string) => Promise<Body>): Promise<Body>;
  /** Names the fields that are left out for this WABA. */
  warnings(wabaId: string): Warning[];
}

const forgetAfterMs = 30 * 60_000;
/** Enough to find one field among 32; the group that remains is left out. */
const maxProbes = 12;

/**
 * @param suspects Fields that are likely to be rejected, for errors that do not name the field.
 * @param readElsewhere Fields that are not missing when they are rejected.
 */
export function fieldChoice(
  fields: readonly string[],
  suspects: readonly string[],
  now: () => number,
  readElsewhere: readonly string[] = [],
): FieldChoice {
  /** By WABA, then by field: when Meta rejected it. */
  const rejections = new Map<string, Map<string, number>>();

  function rejectedFor(wabaId: string): string[] {
    const recent = [...(rejections.get(wabaId) ?? [])].filter(([, at]) => now() - at < forgetAfterMs);
    rejections.set(wabaId, new Map(recent));
    return recent.map(([field]) => field);
  }

  function reject(wabaId: string, rejected: readonly string[]): void {
    const known = rejections.get(wabaId) ?? new Map<string, number>();
    for (const field of rejected) known.set(field, now());
    rejections.set(wabaId, known);
  }

  async function fetch<Body>(wabaId: string, send: (fields: string) => Promise<Body>): Promise<Body> {
    const sendOnce = remembering(send);
    for (;;) {
      const rejected = rejectedFor(wabaId);
      const requested = fields.filter((field) => !rejected.includes(field));
      try {
        return await sendOnce(requested.join());
      } catch (error) {
        const named = rejectedFields(error, requested);
        const likely = [...suspects, ...[...rejections.values()].flatMap((known) => [...known.keys()])];
        const found = named?.length === 0 ? await findRejected(requested, new Set(likely), sendOnce) : named;
        if (found === undefined || found.length === 0) throw error;
        reject(wabaId, found);
      }
    }
  }

  return {
    fetch,
    warnings(wabaId) {
      const rejected = rejectedFor(wabaId).filter((field) => !readElsewhere.includes(field));
      if (rejected.length === 0) return [];
      const message = `Meta rejected fields of WABA ${wabaId}, so these are missing: ${rejected.join(', ')}. Check apiVersion and the permissions of accessToken; they are requested again within the hour.`;
      return [{ type: 'other', message }];
    },
  };
}

/** The fields for which Meta rejects a request without naming them; none when it rejects every request. */
async function findRejected(
  requested: readonly string[],
  likely: ReadonlySet<string>,
  send: (fields: string) => Promise<unknown>,
): Promise<string[]> {
  let probes = 0;

  async function isAccepted(fields: readonly string[]): Promise<boolean> {
    probes += 1;
    try {
      await send(fields.join());
      return true;
    } catch (error) {
      if (rejectedFields(error, fields) === undefined) throw error;
      return false;
    }
  }

  /** @param group Is rejected as a whole. */
  async function search(group: readonly string[]): Promise<string[]> {
    if (group.length === 1 || probes >= maxProbes) return [...group];
    const middle = Math.ceil(group.length / 2);
    const [left, right] = [group.slice(0, middle), group.slice(middle)];
    const found = (await isAccepted(['id', ...left])) ? [] : await search(left);
    if (found.length > 0 && (await isAccepted(['id', ...right]))) return found;
    return [...found, ...(await search(right))];
  }

  if (requested.length === 1 || !(await isAccepted(['id']))) return [];
  for (const suspect of likely) {
    const others = requested.filter((field) => field !== suspect);
    if (others.length < requested.length && (await isAccepted(others))) return [suspect];
  }
  return search(requested.filter((field) => field !== 'id'));
}

/** Sends the same fields once. */
function remembering<Body>(send: (fields: string) => Promise<Body>): (fields: string) => Promise<Body> {
  const responses = new Map<string, Promise<Body>>();
  return (fields) => {
    const response = responses.get(fields) ?? send(fields);
    responses.set(fields, response);
    return response;
  };
}
