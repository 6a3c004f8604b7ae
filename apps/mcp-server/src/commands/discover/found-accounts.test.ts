import { expect, it } from 'vitest';
import { foundAccounts } from './found-accounts.js';

const business = (id: string, name?: string, wabas = [{ id: `9${id}` }]) => ({ id, ...(name ? { name } : {}), wabas });

it('an alias is the name of the business in lower case, without marks and other letters', () => {
  const businesses = [business('1', 'Café Zürich, Ltd.'), business('2', '  '), business('3', '北京'), business('4')];
  expect(foundAccounts({ businesses, otherWabas: [], warnings: [] })).toEqual({
    'cafe-zurich-ltd': { businessId: '1' },
    'business-2': { businessId: '2' },
    'business-3': { businessId: '3' },
    'business-4': { businessId: '4' },
  });
});

it('two businesses with one name have two aliases', () => {
  const businesses = [business('1', 'Acme'), business('2', 'ACME!')];
  expect(Object.keys(foundAccounts({ businesses, otherWabas: [], warnings: [] }))).toEqual(['acme', 'acme-2']);
});

it('a business without WABAs has no account, and the other WABAs have one', () => {
  const businesses = [business('1', 'Empty', []), business('2', 'WhatsApp')];
  expect(foundAccounts({ businesses, otherWabas: [{ id: '7' }], warnings: [] })).toEqual({
    whatsapp: { businessId: '2' },
    'whatsapp-2': { wabaIds: ['7'] },
  });
});
