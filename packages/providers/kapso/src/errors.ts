import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse, metaError } from './wire.js';

/** Errors of Kapso have no code: their HTTP status counts. Those of Meta, which the proxy passes on, have one. */
export const errors = defineErrors({
  read({ body, status }) {
    const { error, message, data, checks } = errorResponse.safeParse(body).data ?? {};
    if (status < 400 && (!error || data !== undefined || checks !== undefined)) return undefined;
    const { code, error_subcode, message: words, fbtrace_id: requestId } = metaError.safeParse(error).data ?? {};
    const texts = [words, error, message].filter((text) => typeof text === 'string');
    return { code: [code, error_subcode].filter(Boolean).join('/'), message: texts.join(': '), requestId };
  },
  table: [
    {
      when: 401,
      code: 'auth',
      message: 'Kapso does not accept the API key; copy it again (Kapso dashboard, Project Settings, API Keys).',
      settings: ['apiKey'],
    },
    {
      when: 403,
      code: 'permission',
      message: 'The API key may not read the numbers of this project; create one in Project Settings, API Keys.',
      settings: ['apiKey'],
    },
    {
      when: /^(0|102|104|190)(\/|$)/,
      code: 'auth',
      message: 'Meta rejects the access of Kapso to this WABA; connect its number again in the Kapso dashboard.',
    },
    {
      when: /^(3|10|2\d\d)(\/|$)/,
      code: 'permission',
      message: 'Meta does not allow Kapso to read this WABA; connect its number again in the Kapso dashboard.',
    },
    {
      when: /^(100\/33|803)(\/|$)/,
      code: 'not-found',
      message: 'Meta shows no WABA with this ID to Kapso; check the number in the Kapso dashboard.',
    },
    { when: /^(4|17|32|613|80007|80008)(\/|$)/, code: 'rate-limit', message: 'Meta received too many requests; wait.' },
    { when: /^(1|2)(\/|$)/, code: 'unavailable', message: 'Meta has a temporary problem; try again later.' },
  ],
  credential: ['apiKey'],
});
