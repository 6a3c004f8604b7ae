import type { QueryReadAs } from '../directory.js';
import { type NumberRow, wabaIdOf, wabaNameOf } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';
import { type SpelledNumber, spelledNumber } from './parse-number.js';
import { otherForms } from './whatsapp-forms.js';

/** A query that has been read once, to be held against many rows. */
export interface QueryFinder {
  readonly readAs: QueryReadAs;
  readonly finds: (row: NumberRow) => boolean;
}

/** A number that is shorter is part of one, and the same in every country that has no national prefix. */
const shortestNational = 7;
/** "0049" is more likely the end of a number. */
const shortestBeginning = 5;
/** E.164 has 15 at most, and a prefix may stand before them. */
const longestNational = 20;

/** @param plans Must be given when the query can be a phone number; without them it is text. */
export function queryFinder(query: string, plans: NumberingPlans | undefined): QueryFinder {
  const spelled = spelledNumber(query);
  if (spelled === undefined || plans === undefined) {
    const text = query.toLowerCase();
    return { readAs: { as: 'text', value: query }, finds: (row) => hasText(row, [text]) };
  }
  return spelled.isInternational ? startFinder(query, spelled, plans) : digitsFinder(query, spelled, plans);
}

/** Finds numbers that begin with what is given: a complete number is the beginning of no other. */
function startFinder(query: string, { digits, hasPlus }: SpelledNumber, plans: NumberingPlans): QueryFinder {
  const parsed = digits.map(plans.international).find((number) => number !== undefined);
  const given = unique(parsed === undefined ? digits : [parsed, ...digits]);
  const starts = unique([...given, ...given.flatMap(otherForms)]);
  const [value = '', ...others] = parsed === undefined ? given.slice(0, 1) : [parsed, ...otherForms(parsed)];
  // All forms of a number begin alike.
  const countries = unique(given.map((start) => start.slice(0, 2)));
  const texts = [query.toLowerCase()];
  return {
    readAs: {
      as: 'phone-number',
      value: `+${value}`,
      ...(others.length === 0 ? {} : { alsoAs: others.map((digits) => `+${digits}`) }),
    },
    finds(row) {
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

/** Finds digits anywhere in numbers and IDs, and numbers that are written so, or begin so, within their country. */
function digitsFinder(query: string, { digits }: SpelledNumber, plans: NumberingPlans): QueryFinder {
  const [value = ''] = digits;
  const isLong = value.length >= shortestNational && value.length <= longestNational;
  const given = new Set(
    isLong ? digits.flatMap((each) => [plans.international(each) ?? [], plans.national(each)].flat()) : [],
  );
  const complete = new Set([...given, ...[...given].flatMap(otherForms)]);
  const beginnings = value.length >= shortestBeginning ? plans.nationalBeginning(value) : new Map<string, string>();
  const matches = (number: string) =>
    given.has(number) || digits.some((part) => number.includes(part)) || beginsWith(number, beginnings);
  const texts = unique([query.toLowerCase(), ...digits]);
  return {
    readAs: { as: 'digits', value },
    finds: (row) =>
      hasText(row, texts) ||
      numbersOf(row).some(
        (number) => complete.has(number) || matches(number) || otherForms(number).some((form) => matches(form)),
      ),
  };
}

/** Country codes have one to three digits, and none is the beginning of another. */
function beginsWith(number: string, beginnings: ReadonlyMap<string, string>): boolean {
  if (beginnings.size === 0) return false;
  return [1, 2, 3].some((length) => {
    const rest = beginnings.get(number.slice(0, length));
    return rest !== undefined && number.startsWith(rest, length);
  });
}

function hasText(row: NumberRow, texts: readonly string[]): boolean {
  const { id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName } = row.number;
  const fields = [id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName, wabaIdOf(row), wabaNameOf(row)];
  return fields.some((field) => {
    const value = field?.toLowerCase();
    return value !== undefined && texts.some((text) => value.includes(text));
  });
}

/** The digits of the number, first those that it begins with: a masked number shows some here and some there. */
function numbersOf({ number: { phoneNumber, displayPhoneNumber } }: NumberRow): readonly string[] {
  if (phoneNumber !== undefined) return [phoneNumber.slice(1)];
  return displayPhoneNumber?.split(/[^\d\s()+./-]+/).map((part) => part.replace(/\D/g, '')) ?? [];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
