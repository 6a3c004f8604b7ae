/** One encoding of a secret. */
export interface SecretForm {
  /** Normalized. */
  readonly text: string;
  /** The number of its consecutive letters that reveals the secret. */
  readonly minRun: number;
}

/** Consecutive letters that reveal a secret. A shorter secret is looked for as a whole. */
const secretRun = 8;
const minSecret = 4;

/** The secret in plain text, in hex and in base64; empty for a secret that is too short to look for. */
export function secretForms(secret: string): SecretForm[] {
  const text = normalizeText(secret);
  if (text.length < minSecret) return [];
  const bytes = Buffer.from(secret.trim());
  const shown = Math.min(secretRun, bytes.length);
  return [
    { text, minRun: Math.min(secretRun, text.length) },
    { text: bytes.toString('hex'), minRun: 2 * shown },
    ...[0, 1, 2].map((offset) => base64(bytes, offset, shown)),
  ];
}

/**
 * The letters that encode only these bytes when `offset` other bytes come before them. `minRun` is the number of letters
 * that stay the same for a run of `shown` bytes, wherever the run starts.
 */
function base64(bytes: Buffer, offset: number, shown: number): SecretForm {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const first = Math.ceil((8 * offset) / 6);
  const last = Math.floor((8 * (offset + bytes.length)) / 6);
  return { text: normalizeText(encoded.slice(first, last)), minRun: Math.floor((8 * shown - 5) / 6) };
}

/** White space, control and format characters, variation selectors and blank letters, which can hide between letters. */
const ignorable = /(?:[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f)+/gu;
const normalized = /^[!-,.-@[-^`-~]*$/;
const ascii = /^[ -~]*$/;

/** The text without invisible characters, in lower case, with one alphabet for both variants of base64. */
export function normalizeText(text: string): string {
  if (normalized.test(text)) return text;
  const visible = ascii.test(text) ? text.replaceAll(' ', '') : text.normalize('NFKC').replace(ignorable, '');
  return visible.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}

/** Encodings may be nested: JSON in a query string in HTML. */
const maxDepth = 3;

const htmlNames: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text with percent encoding and escapes of JSON and HTML decoded. Empty if it contains none of them. */
export function* decodings(text: string): Generator<string> {
  let current = text;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    if (!/[%&\\]/.test(current)) return;
    const decoded = withoutHtml(withoutJson(withoutPercent(current)));
    if (decoded === current) return;
    yield decoded;
    current = decoded;
  }
}

function withoutPercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) =>
    Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function withoutJson(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([nrtbf])|(.))/gi, (_, unicode, byte, control, other) => {
    if (control !== undefined) return '';
    return other ?? letterOf(Number.parseInt(unicode ?? byte, 16));
  });
}

function withoutHtml(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return htmlNames[String(name).toLowerCase()] ?? whole;
    return letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

function letterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
