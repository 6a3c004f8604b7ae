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
  {
    mistake: 'no recorded rejection of a credential',
    recordings: [['{"code":"auth","response":{"status":200,"body":{"error":{"code":"bad_token"}}}},', '']],
    red: 'an error for a wrong credential is among the fixtures',
    says: 'Record in fixtures.errors how the API rejects a wrong credential',
  },
  {
    mistake: 'no value for a setting',
    recordings: [['"otherSettings":{"regions":["eu","us"]},', '']],
    red: 'the settings are described one by one',
    says: 'Add regions to fixtures.settings, or to one of fixtures.otherSettings.',
  },
  {
    mistake: 'a value for a setting that does not exist',
    recordings: [['"workspace":"orchard",', '"workspace":"orchard","region":"eu",']],
    red: 'the settings are described one by one',
    says: 'The fixtures have the setting region. Describe it in info.',
  },
  {
    mistake: 'a value that the schema rejects',
    recordings: [['"workspace":"orchard",', '"workspace":"",']],
    red: 'the settings are accepted when they are complete',
    says: 'workspace: workspace must be a string',
  },
  {
    mistake: 'one row twice',
    recordings: [['"phone_number_id":"108000000000002"', '"phone_number_id":"108000000000001"']],
    red: 'the rows of listNumbers have IDs that are unique',
    says: 'More than one row has the ID 108000000000001.',
  },
];
