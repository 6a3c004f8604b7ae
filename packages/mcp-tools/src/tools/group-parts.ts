import type { GroupCounts, MoreGroups } from '@wabascope/directory';
import * as z from 'zod';

export const counts = z.record(z.string(), z.number());

const groupCounts = { count: z.number(), byCanSend: counts };

/** Members of a result about its groups. */
export function groupParts<Names extends z.ZodRawShape>(keys: readonly string[], names: Names) {
  const values = Object.fromEntries(keys.map((key) => [key, z.string().optional()]));
  return {
    groups: z
      .array(z.object({ ...values, ...names, ...groupCounts }))
      .optional()
      .describe('With groupBy: the worst first, at most 50'),
    moreGroups: z
      .object({ groups: z.number(), ...groupCounts })
      .optional()
      .describe('The groups not shown, together; use filters to see them'),
  };
}

export function shownGroups({ groups, moreGroups }: { groups?: readonly GroupCounts[]; moreGroups?: MoreGroups }) {
  return {
    ...(groups === undefined ? {} : { groups }),
    ...(moreGroups === undefined ? {} : { moreGroups }),
  };
}
