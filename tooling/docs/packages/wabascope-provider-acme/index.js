// The third-party plugin in the examples of the pages.
import { connectionSettings, defineSettings, lazyProvider, secretSetting } from '@wabascope/provider-kit';

export default lazyProvider({
  id: 'acme',
  name: 'Acme',
  reports: { number: ['phoneNumber', 'displayPhoneNumber', 'status'], waba: [] },
  settings: defineSettings({
    token: secretSetting({ description: 'Token of the Acme console.', env: 'ACME_TOKEN' }),
    ...connectionSettings('https://api.acme.example/v1'),
  }),
  load: () => import('./account.js'),
});
