import type { ProviderErrorCode } from '@wabascope/core';

/** What an error of the Graph API means to the person who must act. */
export interface Meaning {
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly settings?: readonly string[];
}

export const whereIds = 'WABA IDs are in Business settings, WhatsApp accounts; that of the business in Business info';
