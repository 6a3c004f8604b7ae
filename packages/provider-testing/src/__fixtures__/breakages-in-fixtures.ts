import type { Breakage } from './breakages-in-requests.js';

/** Mistakes in the recorded exchanges. */
export const breakagesInFixtures: readonly Breakage[] = [
  {
    mistake: 'a wrong parameter in a recorded request',
    recordings: [['"cursor":"second"', '"page":"2"']],
    red: 'the rows of listNumbers match the model',
    says: "exchange 2 is the most similar, but this request has query: { cursor: 'second' } instead of { page: '2' }",
  },
  {
    mistake: 'a wrong method in a recorded request',
    recordings: [
      ['"method":"GET","path":"/orchard/numbers","query"', '"method":"POST","path":"/orchard/numbers","query"'],
    ],
    red: 'the rows of listNumbers need every exchange',
    says: "method: 'GET' instead of 'POST'",
  },
  {
    mistake: 'a header that the provider does not send',
    recordings: [['"authorization"', '"x-api-key"']],
    red: 'the rows of listNumbers fill exactly the fields',
    says: "header x-api-key: undefined instead of '*'",
  },
  {
    mistake: 'a wrong path in the exchange of a credential',
    recordings: [['"/orchard/token"', '"/token"']],
    red: 'the credential is described with the time of its end',
    says: 'Correct the request, or record it in the fixtures.',
  },
];
