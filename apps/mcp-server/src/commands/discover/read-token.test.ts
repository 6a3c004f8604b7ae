import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { UsageError } from '../../usage-error.js';
import { readToken, readVariable } from './read-token.js';

const onStdin = (bytes: string | Buffer) => Readable.from([Buffer.from(bytes)]);

async function messageOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.catch((reason: unknown) => reason);
  return error instanceof UsageError ? error.message : expect.unreachable('The token is read.');
}

it('the token comes from the variable, and from stdin if the variable is empty', async () => {
  expect(await readToken({ WHATSAPP_ACCESS_TOKEN: 'EAAvariable\n' }, onStdin('EAAstdin'))).toBe('EAAvariable');
  expect(await readToken({ WHATSAPP_ACCESS_TOKEN: ' ' }, onStdin('EAAstdin\r\n'))).toBe('EAAstdin');
  expect(await readToken({}, onStdin(Buffer.from('\ufeffEAAstdin\r\n', 'utf16le')))).toBe('EAAstdin');
});

it('stdin without a token, or with UTF-16 that has no byte order mark, is named', async () => {
  expect(await messageOf(readToken({}, onStdin('\n')))).toMatch(
    /^There is no access token\. Set WHATSAPP_ACCESS_TOKEN/,
  );
  expect(await messageOf(readToken({}, onStdin(Buffer.from('EAAstdin', 'utf16le'))))).toBe(
    'The token on stdin is UTF-16 text without a byte order mark. Save it as UTF-8.',
  );
});

it.each([
  [
    '${user_config.EAAtoken}',
    'placeholder that no program has filled in: ${user_config.NAME}. Replace it with the value itself.',
  ],
  ['${env:EAAtoken}', 'placeholder that no program has filled in: ${env:NAME}. Replace it with the value itself.'],
  ['$EAATOKEN', 'placeholder that no program has filled in: $NAME. Replace it with the value itself.'],
  ['"EAAtoken"', 'It is in quotes. Remove the quotes.'],
  ['WHATSAPP_ACCESS_TOKEN=EAAtoken', 'It has the form NAME=value. Write only what comes after the equals sign.'],
  ['Bearer EAAtoken', 'It starts with "Bearer". Remove that word.'],
])('%s is not a token', async (text, message) => {
  const ofVariable = await messageOf(readToken({ WHATSAPP_ACCESS_TOKEN: text }, onStdin('')));
  const ofStdin = await messageOf(readToken({}, onStdin(`${text}\n`)));
  expect(ofVariable).toMatch(/^The environment variable WHATSAPP_ACCESS_TOKEN cannot be used\. /);
  expect(ofStdin).toMatch(/^The token on stdin cannot be used\. /);
  for (const shown of [ofVariable, ofStdin]) {
    expect(shown).toContain(message);
    expect(shown).not.toMatch(/EAAtoken/i);
  }
});

it('the app of the token is read with the same checks', () => {
  expect(readVariable({ META_APP_ID: '6349' }, 'META_APP_ID')).toBe('6349');
  expect(readVariable({ META_APP_SECRET: '' }, 'META_APP_SECRET')).toBeUndefined();
  expect(() => readVariable({ META_APP_SECRET: "'abc'" }, 'META_APP_SECRET')).toThrow(
    'The environment variable META_APP_SECRET cannot be used. It is in quotes. Remove the quotes.',
  );
});
