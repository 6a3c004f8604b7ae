/** A country whose numbers have two forms on WhatsApp. */
interface Quirk {
  readonly countryCode: string;
  readonly long: RegExp;
  readonly toShort: string;
  /** Absent if several long forms have the same short form. */
  readonly short?: RegExp;
  readonly toLong?: string;
}

/**
 * Numbers that were registered before their country changed its numbering plan keep their old form. Meta shows either
 * form. Digits with country code.
 */
const quirks: readonly Quirk[] = [
  {
    // Brazil's ninth digit of mobile numbers: https://support.gupshup.io/hc/en-us/articles/4407840924953
    countryCode: '55',
    long: /^55([1-9]\d)9([6-9]\d{7})$/,
    toShort: '55$1$2',
    short: /^55([1-9]\d)([6-9]\d{7})$/,
    toLong: '55$19$2',
  },
  {
    // Mexico's 1 before mobile numbers, abolished in 2019 (same page of Gupshup), still in what Meta sends:
    // https://github.com/chatwoot/chatwoot/pull/14174
    countryCode: '52',
    long: /^521(\d{10})$/,
    toShort: '52$1',
    short: /^52(\d{10})$/,
    toLong: '521$1',
  },
  {
    // Argentina's 9 before mobile numbers, in what Meta reports and not in what it accepts:
    // https://github.com/kevinrivm/vocero-crm/issues/35, https://github.com/chatwoot/chatwoot/pull/14264
    countryCode: '54',
    long: /^549(\d{10})$/,
    toShort: '54$1',
    short: /^54(\d{10})$/,
    toLong: '549$1',
  },
  {
    // Benin's 01 before all numbers since 2024-11-30: https://github.com/mobi/telephone_number/issues/138
    countryCode: '229',
    long: /^22901(\d{8})$/,
    toShort: '229$1',
    short: /^229(\d{8})$/,
    toLong: '22901$1',
  },
  {
    // Côte d'Ivoire's operator digits since 2021-01-31: https://github.com/guyaristide/numerotation, and without them on
    // WhatsApp: https://support.whapi.cloud/help-desk/faq/specifics-of-sending-messages-to-numbers-of-different-countries
    countryCode: '225',
    long: /^225(?:0[157]|2[157])(\d{8})$/,
    toShort: '225$1',
  },
];

/** The other form of the same number on WhatsApp: at most one, and only for complete numbers. */
export function otherForms(digits: string): readonly string[] {
  const quirk = quirks.find(({ countryCode }) => digits.startsWith(countryCode));
  if (quirk === undefined) return [];
  const { long, toShort, short, toLong = '' } = quirk;
  if (long.test(digits)) return [digits.replace(long, toShort)];
  return short?.test(digits) ? [digits.replace(short, toLong)] : [];
}
