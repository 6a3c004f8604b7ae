import { numbersView, reportPage } from '@wabascope/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('the view is one document of at most 14,000 bytes', async () => {
  const html = await numbersView.html();
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14_000);
  expect(html).toMatch(/^<!doctype html><html lang=en>.*<\/html>$/s);
});

test('neither document names a host, or loads anything', async () => {
  for (const html of [await numbersView.html(), await reportPage({ numbers: [] })]) {
    expect(html).not.toMatch(/https?:|\bimport\b|\ssrc=|\shref=|url\(|innerHTML|\beval\b|\bfetch\(/);
  }
});

const hostileText = fc.oneof(
  // The unit 'binary' of fc.string takes seconds to create.
  fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
  fc
    .constantFrom('</script>', '<!--', '<script>', '</SCRIPT ', ']]>', '\u2028', '$&', "$'")
    .chain((text) => fc.string().map((around) => around + text + around)),
);

test('any data stays in its element, and the page reads the same data', async () => {
  const empty = await reportPage({});
  const end = empty.slice(empty.indexOf('</script>', empty.indexOf('id="data"')));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(hostileText, fc.jsonValue()), hostileText, async (row, name) => {
      const data = { numbers: [row, { name }] };
      const page = await reportPage(data);
      const [, text = '', rest] = /<script type="application\/json" id="data">([^<]*)(.*)$/s.exec(page) ?? [];
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
      expect(rest).toBe(end);
    }),
  );
});
