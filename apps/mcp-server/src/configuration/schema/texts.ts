import { secretMistake } from '@wabascope/core';
import * as z from 'zod';
import type { ProblemText } from '../problem.js';

/** `${env:NAME}` or `${file:PATH}`, in a text. For the JSON Schema: the server resolves references before it validates. */
export const referencePattern = '\\$\\{(env|file):[^}]+\\}';

/** A text of this form, or one that contains a reference. Only for editors: the server does its own checks. */
export function patternOrReference(pattern: string): string {
  return `${pattern}|${referencePattern}`;
}

/** Tokens and keys travel to these URLs: https, or http to this machine. */
export function secureUrl() {
  return textWithout((text) => secretMistake(text, 'any')).refine(
    isSecureUrl,
    'an https URL, or an http URL of this machine',
  );
}

function isSecureUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
}

/** A text in which `find` finds no problem. Further checks are skipped if it finds one. */
export function textWithout(find: (text: string) => ProblemText | undefined) {
  return z.string().superRefine((text, context) => {
    const { message, remedy } = find(text) ?? {};
    if (message !== undefined) context.addIssue({ code: 'custom', message, params: { remedy }, continue: false });
  });
}

/**
 * A secret outside accounts: not empty, and without text that people copy together with it.
 * @param names The key, and names of variables that may hold the secret.
 */
export function secretText(...names: readonly string[]) {
  return valueItself('Write the secret, or remove the key.', names);
}

/**
 * A text that is not empty, and without what people copy together with it.
 * @param remedy If it is empty.
 * @param names Of variables that may hold it; `any` if no value begins with a word and `=`.
 */
export function valueItself(remedy: string, names: readonly string[] | 'any' = 'any') {
  const empty: ProblemText = { message: 'It must not be empty.', remedy };
  return textWithout((text) => (text.trim() === '' ? empty : secretMistake(text, names)));
}
