import type { CountryCode, NumberingPlan, PhoneNumber } from 'libphonenumber-js/min';

/** What is known of the numbering plans of all countries. */
export interface NumberingPlans {
  /** The digits of a valid number, given with its country code, as E.164 has them: without a national prefix. */
  readonly international: (digits: string) => string | undefined;
  /** The digits with country code of every number that is written so within some country. */
  readonly national: (digits: string) => readonly string[];
  /**
   * By country code, how the national number goes on whose beginning is written so within a country; only where the
   * national prefix is in it: nothing else distinguishes a beginning from any other part.
   */
  readonly nationalBeginning: (digits: string) => ReadonlyMap<string, string>;
}

/** Loads the plans when the first query needs them: they are larger than this package. */
export async function loadNumberingPlans(): Promise<NumberingPlans> {
  const { default: parse, getCountries, getCountryCallingCode, Metadata } = await import('libphonenumber-js/min');

  function possible(digits: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
    const number = parse(digits, { extract: false, ...(defaultCountry === undefined ? {} : { defaultCountry }) });
    return number?.isPossible() ? number : undefined;
  }

  return {
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
        // The types of the library leave this method out; it gives 0 where there is no prefix.
        const plan: (NumberingPlan & { nationalPrefix?(): unknown }) | undefined = plans.numberingPlan;
        const prefix = plan?.nationalPrefix?.();
        if (typeof prefix !== 'string' || !prefix.startsWith('0') || !digits.startsWith(prefix)) return [];
        return [[getCountryCallingCode(country), digits.slice(prefix.length)]];
      });
      return new Map(beginnings);
    },
  };
}
