/** Text that can be a phone number. */
export interface SpelledNumber {
  /** The digits; where a `(0)` follows other digits, first without it. */
  readonly digits: readonly string[];
  /** Whether the digits begin with a country code: after `+`, `00`, or in a WhatsApp link. */
  readonly isInternational: boolean;
  /** A text with `+` is a number and nothing else; digits alone may be an ID or part of a name. */
  readonly hasPlus: boolean;
}

/** In these the number begins with its country code, with or without `+`. */
const links = [
  /^(?:https?:\/\/)?(?:www\.)?wa\.me\/([^?#/]+)/i,
  /^(?:(?:https?:\/\/)?(?:api|web|www)\.whatsapp\.com\/|whatsapp:\/\/)send\/?\?(?:[^#]*&)?phone=([^&#]+)/i,
  /^([\d:]+)@(?:s\.whatsapp\.net|c\.us)$/i,
];

/** Without a colon, "Mobile 360" may be a name. */
const label = /^(?:tel|phone|mobile|whatsapp|sms|smsto|callto)\.?\s*(?::\s*|(?=\+))([^;?]+)/i;

/** What a number is copied with: quotes, the end of a sentence, an extension, and the asterisks of a masked one. */
const around = /^["'“”„«»‘’]+|[\s"'“”«»‘’,;.*•]+$|;\s*ext=\d*$/giu;

/** Separators as people and phones write them, `+` only in front. */
const spelling = /^[\s([]*\+?[\s\d()[\]./~·‧\p{Pd}\u2212\u30fc]*$/u;

/** Reads a phone number in any spelling, or the digits of a part of one. Undefined for any other text. */
export function spelledNumber(text: string): SpelledNumber | undefined {
  const plain = asciiDigits(text.normalize('NFKC').replace(/\p{Cf}/gu, '')).trim();
  const linked = links.map((link) => link.exec(plain)?.[1]).find((found) => found !== undefined);
  // A JID may name a device: 5531983390869:12@s.whatsapp.net.
  const marked = linked?.split(':')[0] ?? label.exec(plain)?.[1];
  const number = marked === undefined ? plain.replace(around, '') : decoded(marked);
  if (!spelling.test(number)) return undefined;
  const kept = digitsOf(number);
  const hasPlus = number.includes('+');
  // "24/7" is a name.
  if (kept === '' || (!hasPlus && kept.length < 4 && kept !== number)) return undefined;
  // The last digits of a number may be 0049. Australia dials 0011, and no country code begins with 11.
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

/** Digits of every script as 0 to 9. Unicode keeps each ten of them together, in order. */
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
