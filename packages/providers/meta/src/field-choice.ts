import { isProviderError, type Warning } from '@wabascope/core';
import { isUnknownField } from './refusal.js';

/** Fields to ask for. */
export interface FieldSet {
  /** Joined by commas. */
  readonly fields: string;
  /** What is not shown with this set, for a message; absent when nothing is. */
  readonly lacks?: string;
}

/** Asks for the first set of fields that Meta accepts, and remembers it. */
export interface FieldChoice {
  ask<Answer>(send: (fields: string) => Promise<Answer>): Promise<Answer>;
  /** What the set that is in use does not show. */
  warnings(): Warning[];
}

export function fieldChoice(sets: readonly [FieldSet, ...FieldSet[]]): FieldChoice {
  let accepted = 0;

  async function askFrom<Answer>(position: number, send: (fields: string) => Promise<Answer>): Promise<Answer> {
    const { fields } = sets[position] ?? sets[0];
    try {
      const answer = await send(fields);
      accepted = Math.max(accepted, position);
      return answer;
    } catch (error) {
      const last = position === sets.length - 1;
      if (last || !isProviderError(error) || !isUnknownField(error)) throw error;
      return askFrom(position + 1, send);
    }
  }

  return {
    ask: (send) => askFrom(accepted, send),
    warnings: () => {
      const lacks = sets[accepted]?.lacks;
      if (lacks === undefined) return [];
      const message = `Meta does not know all the fields that were asked for, so these are not shown: ${lacks}. Check apiVersion.`;
      return [{ type: 'other', message }];
    },
  };
}
