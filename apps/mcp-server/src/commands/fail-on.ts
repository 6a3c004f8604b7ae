import type { SendAbility } from '@wabascope/core';
import type { Option, Options } from './options.js';
import { oneOf } from './output-options.js';

const verdicts = ['blocked', 'limited'] as const;

/** The verdict from which the command exits with status 4; undefined for never. */
export type FailOn = (typeof verdicts)[number] | undefined;

export const failOnOption: Readonly<Record<string, Option>> = {
  'fail-on': {
    value: 'VERDICT',
    example: 'blocked',
    words: verdicts,
    text: 'blocked: exit with status 4 if a match cannot send. limited: also if one has limitations',
  },
};

/** @throws {UsageError} */
export function readFailOn(options: Options): FailOn {
  return oneOf('fail-on', options.text('fail-on'), verdicts);
}

export function matchesFailOn(failOn: FailOn, { BLOCKED = 0, LIMITED = 0 }: Partial<Record<SendAbility, number>>) {
  if (failOn === undefined) return false;
  return BLOCKED > 0 || (failOn === 'limited' && LIMITED > 0);
}
