/** A text that may be a phone number. */
export interface ParsedNumber {
  /** The digits. If a `(0)` follows other digits, first without and then with this 0. */
  readonly digits: readonly string[];
  /** Whether the digits begin with a country code: after `+`, `00`, or in a WhatsApp link. */
  readonly isInternational: boolean;
  /** A text with `+` is always a number; digits alone may be an ID or part of a name. */
  readonly hasPlus: boolean;
}

/** The number in them begins with its country code, with or without `+`. */
const links = [
  /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^?#/]+)/i,
  /^(?:(?:https?:\/\/)?(?:api|web|www)\.whatsapp\.com\/|whatsapp:\/\/)send\/?\?(?:[^#]*&)?phone=([^&#]+)/i,
  /^([\d:]+)@(?:s\.whatsapp\.net|c\.us)$/i,
];

/** Without a colon, "Mobile 360" may be a name. */
const label = /^(?:tel|phone|mobile|whatsapp|sms|smsto|callto)\.?\s*(?::\s*|(?=\+))([^;?]+)/i;

/** Copied with a number: quotes, the end of a sentence, an extension, and the asterisks of a masked number. */
const around = /^["'“”„«»‘’]+|[\s"'“”«»‘’,;.*•]+$|;\s*ext=\d*$/giu;

/** Digits and the separators that people and phones use, with `+` only in front. */
const numberFormat = /^[\s([]*\+?[\s\d()[\]./~·‧\p{Pd}\u2212\u30fc]*$/u;

/** Parses a phone number in any format, or the digits of a part of one. Undefined for any other text. */
export function parseNumber(text: string): ParsedNumber | undefined {
  const plain = asciiDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).trim();
  const linked = links.map((link) => link.exec(plain)?.[1]).find((found) => found !== undefined);
  // A JID may name a device: 5531983390869:12@s.whatsapp.net.
  const marked = linked?.split(':')[0] ?? label.exec(plain)?.[1];
  const number = marked === undefined ? plain.replace(around, '') : decoded(marked);
  if (!numberFormat.test(number)) return undefined;
  const kept = digitsOf(number);
  const hasPlus = number.includes('+');
  // "24/7" is a name.
  if (kept === '' || (!hasPlus && kept.length < 4 && kept !== number)) return undefined;
  // The last digits of a number may be 0049. Australia's prefix is 0011, and no country code begins with 11.
  const isDialed = !hasPlus && kept.length >= 9 && /^00(?!11)/.test(kept);
  const digits = [digitsOf(number.replace(/(?<=\d\D*)\(0\)/, '')), kept];
  return {
    digits: [...new Set(isDialed ? digits.map((each) => each.slice(2)) : digits)],
    isInternational: hasPlus || isDialed || linked !== undefined,
    hasPlus,
  };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Replaces the digits of every script with 0 to 9. In Unicode, the ten digits of a script are consecutive. */
function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let before = 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
    return String(before % 10);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}
