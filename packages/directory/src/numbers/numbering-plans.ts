import type * as core from '@wabascope/core';
import type { CountryCode, NumberingPlan, PhoneNumber } from 'libphonenumber-js/min';

/** The numbering plans of all countries. */
export interface NumberingPlans {
  /** The E.164 digits of a valid number with country code, without a national prefix. Undefined if it is not valid. */
  readonly international: (digits: string) => string | undefined;
  /** The digits with country code of each number that has these digits in the national format of a country. */
  readonly national: (digits: string) => readonly string[];
  /**
   * By country code, the national number that follows the national prefix at the start of `digits`. Only for countries
   * with a prefix, which distinguishes the beginning of a number from its other parts.
   */
  readonly nationalBeginning: (digits: string) => ReadonlyMap<string, string>;
  /** ISO 3166-1 alpha-2, sorted. */
  readonly countries: readonly string[];
  /** The country of a number; `undefined` if the number is masked or belongs to no country. Kept as long as the number. */
  readonly countryOf: (number: core.PhoneNumber) => string | undefined;
}

/** Loads the plans for the first query that needs them: they are larger than this package. */
export async function loadNumberingPlans(): Promise<NumberingPlans> {
  const { default: parse, getCountries, getCountryCallingCode, Metadata } = await import('libphonenumber-js/min');

  function possible(digits: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
    const number = parse(digits, { extract: false, ...(defaultCountry === undefined ? {} : { defaultCountry }) });
    return number?.isPossible() ? number : undefined;
  }

  const countries = new WeakMap<core.PhoneNumber, string | undefined>();

  return {
    countries: getCountries().toSorted(),
    countryOf(number) {
      if (number.phoneNumber === undefined) return undefined;
      if (!countries.has(number)) countries.set(number, parse(number.phoneNumber, { extract: false })?.country);
      return countries.get(number);
    },
    international(digits) {
      const number = possible(`+${digits}`);
      return number?.isValid() ? number.number.slice(1) : undefined;
    },
    national: (digits) => [
      ...new Set(getCountries().flatMap((country) => possible(digits, country)?.number.slice(1) ?? [])),
    ],
    nationalBeginning(digits) {
      const plans = new Metadata();
      const beginnings = getCountries().flatMap((country): [string, string][] => {
        plans.selectNumberingPlan(country);
        // The types of the library omit this method. It returns 0 if there is no prefix.
        const plan: (NumberingPlan & { nationalPrefix?(): unknown }) | undefined = plans.numberingPlan;
        const prefix = plan?.nationalPrefix?.();
        if (typeof prefix !== 'string' || !prefix.startsWith('0') || !digits.startsWith(prefix)) return [];
        return [[getCountryCallingCode(country), digits.slice(prefix.length)]];
      });
      return new Map(beginnings);
    },
  };
}
