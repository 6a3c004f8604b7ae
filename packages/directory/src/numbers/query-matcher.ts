import { type AssessedNumber, wabaIdOf, wabaNameOf } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';
import type { QueryReadAs } from './numbers-result.js';
import { type ParsedNumber, parseNumber } from './parse-number.js';
import { otherForms } from './whatsapp-forms.js';

/** A `query` text, prepared for many rows. */
export interface QueryMatcher {
  readonly readAs: QueryReadAs;
  matches(row: AssessedNumber): boolean;
}

/** Shorter digits are part of a number, and are the same in every country without a national prefix. */
const minNational = 7;
/** "0049" is more likely the end of a number. */
const minBeginning = 5;
/** E.164 has at most 15 digits, and a prefix may come before them. */
const maxNational = 20;

/** @param plans Required if the query may be a phone number; without them it is matched as text. */
export function queryMatcher(query: string, plans: NumberingPlans | undefined): QueryMatcher {
  const parsed = parseNumber(query);
  if (parsed === undefined || plans === undefined) {
    const text = query.toLowerCase();
    return { readAs: { as: 'text', value: query }, matches: (row) => hasText(row, [text]) };
  }
  return parsed.isInternational ? startMatcher(query, parsed, plans) : digitsMatcher(query, parsed, plans);
}

/** Matches numbers that begin with the digits. No other number begins with a complete number. */
function startMatcher(query: string, { digits, hasPlus }: ParsedNumber, plans: NumberingPlans): QueryMatcher {
  const parsed = digits.map(plans.international).find((number) => number !== undefined);
  const given = unique(parsed === undefined ? digits : [parsed, ...digits]);
  const starts = unique([...given, ...given.flatMap(otherForms)]);
  const [value = '', ...others] = parsed === undefined ? given.slice(0, 1) : [parsed, ...otherForms(parsed)];
  // All forms of a number begin with the same digits.
  const countries = unique(given.map((start) => start.slice(0, 2)));
  const texts = [query.toLowerCase()];
  return {
    readAs: {
      as: 'phone-number',
      value: `+${value}`,
      ...(others.length === 0 ? {} : { alsoAs: others.map((digits) => `+${digits}`) }),
    },
    matches(row) {
      const [number] = numbersOf(row);
      if (number === undefined) return false;
      return (
        starts.some((start) => number.startsWith(start)) ||
        (countries.some((start) => number.startsWith(start)) &&
          otherForms(number).some((form) => given.some((start) => form.startsWith(start)))) ||
        (!hasPlus && hasText(row, texts))
      );
    },
  };
}

/** Matches digits anywhere in numbers and IDs, and numbers with these digits, or this beginning, in national format. */
function digitsMatcher(query: string, { digits }: ParsedNumber, plans: NumberingPlans): QueryMatcher {
  const [value = ''] = digits;
  const isLong = value.length >= minNational && value.length <= maxNational;
  const given = new Set(
    isLong ? digits.flatMap((each) => [plans.international(each) ?? [], plans.national(each)].flat()) : [],
  );
  const complete = new Set([...given, ...[...given].flatMap(otherForms)]);
  const beginnings = value.length >= minBeginning ? plans.nationalBeginning(value) : new Map<string, string>();
  const matchesForm = (number: string) =>
    given.has(number) || digits.some((part) => number.includes(part)) || beginsWith(number, beginnings);
  const texts = unique([query.toLowerCase(), ...digits]);
  return {
    readAs: { as: 'digits', value },
    matches: (row) =>
      hasText(row, texts) ||
      numbersOf(row).some(
        (number) => complete.has(number) || matchesForm(number) || otherForms(number).some((form) => matchesForm(form)),
      ),
  };
}

/** A country code has one to three digits, and none is the beginning of another. */
function beginsWith(number: string, beginnings: ReadonlyMap<string, string>): boolean {
  if (beginnings.size === 0) return false;
  return [1, 2, 3].some((length) => {
    const rest = beginnings.get(number.slice(0, length));
    return rest !== undefined && number.startsWith(rest, length);
  });
}

function hasText(row: AssessedNumber, texts: readonly string[]): boolean {
  const { id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName } = row.number;
  const fields = [id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName, wabaIdOf(row), wabaNameOf(row)];
  return fields.some((field) => {
    const value = field?.toLowerCase();
    return value !== undefined && texts.some((text) => value.includes(text));
  });
}

/** The digits of the number, its beginning first: a masked number consists of several parts. */
function numbersOf({ number: { phoneNumber, displayPhoneNumber } }: AssessedNumber): readonly string[] {
  if (phoneNumber !== undefined) return [phoneNumber.slice(1)];
  return displayPhoneNumber?.split(/[^\d\s()+./-]+/).map((part) => part.replace(/\D/g, '')) ?? [];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
