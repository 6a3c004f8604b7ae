import type { ProviderId } from '../index.js';
import type { SandboxAccount } from '../start.js';

type AccountOf<P extends ProviderId> = Extract<SandboxAccount, { provider: P }>;

/** The named account, which must be one of `provider`. */
export function accountOf<P extends ProviderId>(
  sandbox: { accounts(): Record<string, SandboxAccount> },
  provider: P,
  name: string,
): AccountOf<P> {
  const account = sandbox.accounts()[name];
  if (!account || !isOf(account, provider)) throw new Error(`${name} is not an account of ${provider}`);
  return account;
}

function isOf<P extends ProviderId>(account: SandboxAccount, provider: P): account is AccountOf<P> {
  return account.provider === provider;
}
