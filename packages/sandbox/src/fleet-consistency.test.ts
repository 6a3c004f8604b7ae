import { describe, expect, it } from 'vitest';
import { defaultFleet, type Fleet, generateFleet } from './index.js';

interface Health {
  readonly can_send_message: string;
  readonly entities: readonly Entity[];
}
interface Entity {
  readonly entity_type: string;
  readonly id: string;
  readonly can_send_message: string;
  readonly can_receive_call_sip?: string;
}
type Waba = Fleet['meta']['wabas'][number];

const fromWorst = ['BLOCKED', 'LIMITED', 'AVAILABLE'];
const worst = (words: readonly (string | undefined)[]) => fromWorst.find((word) => words.includes(word));
const healthOf = (node: Waba['fields']) => node.health_status as unknown as Health;
/** Meta may leave out the health of a number that is not there any more, or not yet. */
const isChecked = (node: Waba['fields']) =>
  node.health_status !== undefined || !cannotSend.includes(String(node.status));
const cannotSend = 'BANNED DELETED DISCONNECTED MIGRATED PENDING UNLINKED UNVERIFIED'.split(' ');

/** Combinations that Meta's API never returns for a WABA and its numbers. */
function contradictions({ fields, numbers }: Waba): string[] {
  const ofWaba = healthOf(fields);
  return [fields, ...numbers].filter(isChecked).flatMap((node) => {
    const { can_send_message, entities } = healthOf(node);
    const isNumber = node !== fields;
    const words = entities.flatMap((entity) => [entity.can_send_message, entity.can_receive_call_sip]);
    const shared = entities.filter(({ entity_type }) => entity_type !== 'PHONE_NUMBER');
    const types = entities.map(({ entity_type }) => entity_type).join();
    const isDecided = ['REJECTED', 'DISABLED'].includes(String(fields.account_review_status));
    const faults = {
      'the whole is not the worst of its parts': can_send_message !== worst(words),
      'an entity is missing': types !== (isNumber ? 'PHONE_NUMBER,WABA,BUSINESS,APP' : 'WABA,BUSINESS,APP'),
      'its WABA, business or app is different': JSON.stringify(shared) !== JSON.stringify(ofWaba.entities),
      'its status forbids to send':
        isNumber && can_send_message !== 'BLOCKED' && cannotSend.includes(String(node.status)),
      'its status limits it':
        can_send_message === 'AVAILABLE' && /^(RATE_LIMITED|RESTRICTED)$/.test(String(node.status)),
      'the decision on its WABA forbids to send': isDecided && can_send_message !== 'BLOCKED',
      'it is flagged for low quality': node.status === 'FLAGGED' && node.quality_rating !== 'RED',
      'its portfolio has another limit':
        node.whatsapp_business_manager_messaging_limit !== undefined &&
        node.whatsapp_business_manager_messaging_limit !== fields.whatsapp_business_manager_messaging_limit,
    };
    return Object.entries(faults).flatMap(([fault, isThere]) => (isThere ? [`${node.id}: ${fault}`] : []));
  });
}

const { wabas, businesses, tokens } = defaultFleet.meta;
const ownerOf = (waba: Waba) => Object(waba.fields.owner_business_info) as { id: string; name: string };
const isMadeUp = (waba: Waba) => ownerOf(waba).name === 'Contradictory Health AS';

describe('the fleet of Meta', () => {
  it('is consistent, as Meta’s own data is', () => {
    expect(wabas.filter((waba) => !isMadeUp(waba)).flatMap(contradictions)).toEqual([]);
  });

  it('contradicts itself only in the account of that name', () => {
    const [waba, ...others] = wabas.filter(isMadeUp);
    expect(others).toEqual([]);
    expect(waba && contradictions(waba).length).toBeGreaterThan(2);
    const sees = tokens.filter(({ granted }) => granted.includes(waba?.fields.id ?? ''));
    expect(sees.map(({ account }) => account)).toEqual(['contradictory-health']);
  });

  it('names the owner of each WABA, and one limit for each business', () => {
    for (const waba of wabas) {
      const { id, name } = ownerOf(waba);
      expect(businesses).toContainEqual(expect.objectContaining({ id, name }));
      expect(businesses.find((business) => business.id === id)?.owned).toContain(waba.fields.id);
      const business = healthOf(waba.fields).entities.find(({ entity_type }) => entity_type === 'BUSINESS');
      expect(business?.id).toBe(id);
    }
    const limits = wabas.map((waba) => `${ownerOf(waba).id} ${waba.fields.whatsapp_business_manager_messaging_limit}`);
    expect(new Set(limits).size).toBe(new Set(wabas.map((waba) => ownerOf(waba).id)).size);
  });

  it('has every word of health, also that of an entity and of calls', () => {
    const all = wabas.flatMap(({ fields, numbers }) => [fields, ...numbers].filter(isChecked).map(healthOf));
    expect(new Set(all.map(({ can_send_message }) => can_send_message))).toEqual(new Set(fromWorst));
    const states = all.flatMap(({ entities }) =>
      entities.map((entity) => `${entity.entity_type} ${entity.can_send_message} ${entity.can_receive_call_sip}`),
    );
    expect(states).toEqual(
      expect.arrayContaining([
        'PHONE_NUMBER AVAILABLE BLOCKED',
        'PHONE_NUMBER LIMITED undefined',
        'PHONE_NUMBER BLOCKED undefined',
        'WABA BLOCKED undefined',
        'WABA LIMITED undefined',
        'BUSINESS LIMITED undefined',
      ]),
    );
  });
});

it('numbers of Alibaba are flagged for low quality only', () => {
  const customers = [...defaultFleet.alibaba, ...generateFleet('alibaba', { accounts: 1, numbers: 60 })];
  const rows = customers.flatMap(({ spaces }) => spaces.flatMap(({ phoneNumbers }) => phoneNumbers));
  const flagged = rows.filter(({ Status }) => Status === 'FLAGGED');
  expect(flagged.length).toBeGreaterThan(5);
  expect(new Set(flagged.map(({ QualityRating }) => QualityRating))).toEqual(new Set(['RED']));
});
