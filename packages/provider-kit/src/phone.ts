import { cleanText } from '@wabascope/core';
import parsePhoneNumber, {
  type CountryCallingCode,
  type CountryCode,
  Metadata,
  type NumberingPlan,
} from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { defined } from './row-reader.js';

/** A number that a provider prints. */
export interface PrintedNumber {
  /** The digits, or for a masked number the digits and the mask. For rows without Meta's phone number ID. */
  readonly id: string;
  /** E.164. Absent if the number is masked or not a phone number. */
  readonly phoneNumber?: string;
  readonly displayPhoneNumber: string;
}

/**
 * Reads a number with its country code, with or without `+`. The number may be unassigned or incomplete, as providers'
 * test numbers are.
 */
export function readPhone(printed: string): PrintedNumber {
  const phoneNumber = toE164(printed);
  return defined({
    id: phoneNumber?.slice(1) ?? (cleanText(printed).replace(/\s+/g, '') || 'unknown'),
    phoneNumber,
    displayPhoneNumber: printed,
  });
}

/**
 * Reads a number that a provider prints in several members, each of which may be empty or missing: the first that is a phone
 * number, displayed as the first text. `undefined` without any text.
 */
export function firstPhone(...texts: readonly (string | null | undefined)[]): PrintedNumber | undefined {
  const printed = texts.flatMap((text) => (text ? [readPhone(text)] : []));
  const [first] = printed;
  const phone = printed.find(({ phoneNumber }) => phoneNumber !== undefined) ?? first;
  return phone && first && { ...phone, displayPhoneNumber: first.displayPhoneNumber };
}

/** E.164 with `+`; `undefined` if characters are masked (`x`, `*`) or the text is not a phone number. */
export function toE164(printed: string): string | undefined {
  if (/^\+?[1-9]\d{6,14}$/.test(printed)) return fromDigits(printed.startsWith('+') ? printed.slice(1) : printed);
  const plain = cleanText(printed);
  if (/[^\d\s()+./-]/.test(plain)) return undefined;
  // No country code begins with 0: most countries dial 00 for `+`.
  const digits = plain.replace(/\D/g, '').replace(/^00/, '');
  return digits.length < 7 || digits.length > 15 ? undefined : fromDigits(digits);
}

function fromDigits(digits: string): string | undefined {
  if (isInternational(digits)) return `+${digits}`;
  const number = parsePhoneNumber(`+${digits}`)?.number;
  // It may be too short without the national prefix.
  return number === undefined || number.length < 8 ? undefined : number;
}

/**
 * Whether parsing would leave the digits unchanged: no national prefix follows the country code. This is true for nearly all
 * numbers that providers send, and the check is six times as fast as parsing.
 */
function isInternational(digits: string): boolean {
  for (const length of [1, 2, 3]) {
    const countries = metadata.country_calling_codes[digits.slice(0, length) as CountryCallingCode];
    if (countries?.[0] !== undefined) return !hasNationalPrefix(digits.slice(length), countries[0]);
  }
  return false;
}

/** What a number with a national prefix begins with, by country. `undefined` for a country without one. */
const nationalPrefixes = new Map<CountryCode, RegExp | undefined>();

function hasNationalPrefix(digits: string, country: CountryCode): boolean {
  if (!nationalPrefixes.has(country)) nationalPrefixes.set(country, nationalPrefixOf(country));
  return nationalPrefixes.get(country)?.test(digits) ?? false;
}

/** Takes long. Matches everything if the metadata does not show the prefix. */
function nationalPrefixOf(country: CountryCode): RegExp | undefined {
  const plans = new Metadata();
  plans.selectNumberingPlan(country);
  // The types of the library leave this method out.
  const plan: (NumberingPlan & { nationalPrefixForParsing?(): string | undefined }) | undefined = plans.numberingPlan;
  if (plan?.nationalPrefixForParsing === undefined) return /^/;
  const prefix = plan.nationalPrefixForParsing();
  return prefix === undefined ? undefined : new RegExp(`^(?:${prefix})`);
}
