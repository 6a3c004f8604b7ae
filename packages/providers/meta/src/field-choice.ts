import type { Warning } from '@wabascope/core';
import { refusedFields } from './refused-fields.js';

/** Finds out which fields Meta answers for each WABA, and leaves the others out of requests for half an hour. */
export interface FieldChoice {
  /** Requests every field that is not known to be refused; finds those that are refused, and requests the rest. */
  fetch<Answer>(wabaId: string, send: (fields: string) => Promise<Answer>): Promise<Answer>;
  /** Names the fields that are left out for this WABA. */
  warnings(wabaId: string): Warning[];
}

const forgetAfterMs = 30 * 60_000;
/** Enough to find one field among 32; what is not found by then is left out with it. */
const maxProbes = 12;

/** @param suspects Fields that are likely to be refused, where Meta refuses a request and does not say which field. */
export function fieldChoice(fields: readonly string[], suspects: readonly string[], now: () => number): FieldChoice {
  /** By WABA, then by field: when Meta refused it. */
  const refusals = new Map<string, Map<string, number>>();

  function refusedFor(wabaId: string): string[] {
    const recent = [...(refusals.get(wabaId) ?? [])].filter(([, at]) => now() - at < forgetAfterMs);
    refusals.set(wabaId, new Map(recent));
    return recent.map(([field]) => field);
  }

  function refuse(wabaId: string, refused: readonly string[]): void {
    const known = refusals.get(wabaId) ?? new Map<string, number>();
    for (const field of refused) known.set(field, now());
    refusals.set(wabaId, known);
  }

  async function fetch<Answer>(wabaId: string, send: (fields: string) => Promise<Answer>): Promise<Answer> {
    const sendOnce = remembering(send);
    for (;;) {
      const refused = refusedFor(wabaId);
      const requested = fields.filter((field) => !refused.includes(field));
      try {
        return await sendOnce(requested.join());
      } catch (error) {
        const named = refusedFields(error, requested);
        const likely = [...suspects, ...[...refusals.values()].flatMap((known) => [...known.keys()])];
        const found = named?.length === 0 ? await findRefused(requested, new Set(likely), sendOnce) : named;
        if (found === undefined || found.length === 0) throw error;
        refuse(wabaId, found);
      }
    }
  }

  return {
    fetch,
    warnings(wabaId) {
      const refused = refusedFor(wabaId);
      if (refused.length === 0) return [];
      const message = `Meta refuses fields of WABA ${wabaId}, so these are missing: ${refused.join(', ')}. Check apiVersion and the permissions of accessToken; they are requested again within the hour.`;
      return [{ type: 'other', message }];
    },
  };
}

/** The fields that Meta refuses a request for without naming them; none when it refuses whatever is requested. */
async function findRefused(
  requested: readonly string[],
  likely: ReadonlySet<string>,
  send: (fields: string) => Promise<unknown>,
): Promise<string[]> {
  let probes = 0;

  async function isAnswered(fields: readonly string[]): Promise<boolean> {
    probes += 1;
    try {
      await send(fields.join());
      return true;
    } catch (error) {
      if (refusedFields(error, fields) === undefined) throw error;
      return false;
    }
  }

  /** @param group Is refused as a whole. */
  async function search(group: readonly string[]): Promise<string[]> {
    if (group.length === 1 || probes >= maxProbes) return [...group];
    const middle = Math.ceil(group.length / 2);
    const [left, right] = [group.slice(0, middle), group.slice(middle)];
    const found = (await isAnswered(['id', ...left])) ? [] : await search(left);
    if (found.length > 0 && (await isAnswered(['id', ...right]))) return found;
    return [...found, ...(await search(right))];
  }

  if (requested.length === 1 || !(await isAnswered(['id']))) return [];
  for (const suspect of likely) {
    const others = requested.filter((field) => field !== suspect);
    if (others.length < requested.length && (await isAnswered(others))) return [suspect];
  }
  return search(requested.filter((field) => field !== 'id'));
}

/** Sends the same fields once. */
function remembering<Answer>(send: (fields: string) => Promise<Answer>): (fields: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (fields) => {
    const answer = answers.get(fields) ?? send(fields);
    answers.set(fields, answer);
    return answer;
  };
}
