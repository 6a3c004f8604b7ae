import { describe, expect, it } from 'vitest';
import { claimValues, grantedAccounts } from './access.js';

describe('the values of a claim', () => {
  it.each([
    ['scope', { scope: 'numbers:read numbers:asia' }, ['numbers:read', 'numbers:asia']],
    ['scp', { scp: ['numbers:read'] }, ['numbers:read']],
    ['scp', { scp: 'a b' }, ['a', 'b']],
    ['groups', { groups: 'north sea' }, ['north sea']],
    ['groups', { groups: ['staff', 7, null, 'nordics'] }, ['staff', 'nordics']],
    ['groups', { groups: { staff: true } }, []],
    ['groups', {}, []],
    ['toString', {}, []],
    ['realm_access.roles', { realm_access: { roles: ['staff'] } }, ['staff']],
    ['realm_access.roles', { realm_access: { roles: ['staff'] }, 'realm_access.roles': 'exact' }, ['exact']],
    ['https://example.com/roles', { 'https://example.com/roles': ['staff'] }, ['staff']],
    ['resource_access.my.client.roles', { resource_access: { 'my.client': { roles: ['staff'] } } }, ['staff']],
    ['realm_access.toString', { realm_access: {} }, []],
    ['groups.0', { groups: 'staff' }, []],
    ['realm_access.scope', { realm_access: { scope: 'a b' } }, ['a b']],
  ])('%s of %j are %j', (name, claims, values) => {
    expect(claimValues(claims, name)).toEqual(values);
  });
});

describe('access rules', () => {
  const rules = [
    { claim: 'client_id', value: 'operator' },
    { claim: 'scope', value: 'asia', accounts: ['singapore', 'shenzhen'] },
    { claim: 'groups', value: 'team', accounts: ['oslo', 'singapore'] },
  ];

  it.each([
    ['one rule matches', { scope: 'read asia' }, ['singapore', 'shenzhen']],
    ['several rules match', { scope: 'asia', groups: ['team'] }, ['singapore', 'shenzhen', 'oslo']],
    ['no rule matches', { scope: 'read', groups: ['guests'] }, []],
    ['only a part of a value matches', { groups: 'teammates' }, []],
  ])('grant the accounts of all matching rules when %s', (_, claims, accounts) => {
    expect(grantedAccounts(rules, claims)).toEqual(accounts);
  });

  it('grant all accounts when a matching rule names none', () => {
    expect(grantedAccounts(rules, { client_id: 'operator', scope: 'asia' })).toBeUndefined();
  });
});
