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
