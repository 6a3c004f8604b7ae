import { cleanText } from '@wabascope/core';
import parsePhoneNumber from 'libphonenumber-js/min';
import { defined } from './defined.js';

/** What can be said of a number that a provider prints. */
export interface PrintedNumber {
  /** The digits; of a masked number the digits and the mask. For rows without Meta's phone number ID. */
  readonly id: string;
  /** E.164; absent when masked or not a number. */
  readonly phoneNumber?: string;
  readonly displayPhoneNumber: string;
}

/**
 * Reads a number with its country code, with or without `+`. It need not be assigned, or even complete: providers'
 * test numbers are not.
 */
export function readPhone(printed: string): PrintedNumber {
  const phoneNumber = toE164(printed);
  return defined({
    id: phoneNumber?.slice(1) ?? (cleanText(printed).replace(/\s+/g, '') || 'unknown'),
    phoneNumber,
    displayPhoneNumber: printed,
  });
}

/** E.164 with `+`, or undefined when characters are masked (`x`, `*`) or it is no phone number. */
export function toE164(printed: string): string | undefined {
  const plain = cleanText(printed);
  if (/[^\d\s()+./-]/.test(plain)) return undefined;
  // No country code begins with 0: 00 is the prefix that is dialled for `+` in most countries.
  const digits = plain.replace(/\D/g, '').replace(/^00/, '');
  if (digits.length < 7 || digits.length > 15) return undefined;
  return parsePhoneNumber(`+${digits}`)?.number;
}
