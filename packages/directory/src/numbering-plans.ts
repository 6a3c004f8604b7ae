import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';

/** What is known of the numbering plans of all countries. */
export interface NumberingPlans {
  /** The digits of a valid number, given with its country code, as E.164 has them: without a national prefix. */
  readonly international: (digits: string) => string | undefined;
  /** The digits with country code of every number that is written so within some country. */
  readonly national: (digits: string) => readonly string[];
}

/** Loads the plans when the first query needs them: they are larger than this package. */
export async function loadNumberingPlans(): Promise<NumberingPlans> {
  const { default: parse, getCountries } = await import('libphonenumber-js/min');
  const possible = (digits: string, country?: CountryCode): PhoneNumber | undefined => {
    const number = parse(
      digits,
      country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
    );
    return number?.isPossible() ? number : undefined;
  };
  return {
    international(digits) {
      const number = possible(`+${digits}`);
      return number?.isValid() ? number.number.slice(1) : undefined;
    },
    national: (digits) => [
      ...new Set(getCountries().flatMap((country) => possible(digits, country)?.number.slice(1) ?? [])),
    ],
  };
}
