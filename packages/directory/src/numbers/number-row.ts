import type { Assessment, EffectiveLimit, PhoneNumber, Waba } from '@wabascope/core';

/** One number as the directory sorts and filters it. There may be a million, so it holds references and no copies. */
export interface NumberRow {
  readonly account: string;
  readonly provider: string;
  /** As the provider reports it. */
  readonly number: PhoneNumber;
  /** The WABA of the number, if the account lists it. */
  readonly waba: Waba | undefined;
  readonly assessment: Assessment;
  readonly limit: EffectiveLimit | undefined;
}

export function wabaIdOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaId ?? waba?.id;
}

export function wabaNameOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaName ?? waba?.name;
}
