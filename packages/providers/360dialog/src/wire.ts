import { wire } from '@wabascope/provider-kit';
import { metaNumber } from '@wabascope/provider-kit/meta';
import * as z from 'zod';

const { members } = wire;

const text = wire.text.catch(undefined);
const status = members(wire.count.catch(undefined), 'http_code', 'httpCode');
const words = members(text, 'developer_message', 'developerMessage');
const envelope = z.object({ success: z.unknown(), ...status, ...words });
const graphError = z.object({ code: text, message: text, fbtrace_id: text });

/** The forms of both APIs, in old and new names, and of errors that are passed on from Meta. */
export const errorResponse = z.object({
  meta: envelope.nullish().catch(undefined),
  error: z.union([z.string(), graphError]).nullish().catch(undefined),
  error_description: text,
});

/** One page of the channels of a partner. */
export const channelsResponse = z.looseObject({
  partner_channels: z.array(z.unknown()),
  ...members(wire.count, 'total', 'limit'),
});

/** `setup_info.certificate` is a secret and `client` has personal data, so they are not read. */
export const channelRow = z
  .object({
    ...members(wire.text, 'id', 'created_at', 'cancelled_at', 'terminated_at'),
    ...members(wire.word, 'status', 'hub_status', 'availability_status', 'account_mode'),
    ...members(wire.word, 'current_limit', 'current_quality_rating'),
    ...members(wire.flag, 'is_oba', 'is_on_biz_app'),
    setup_info: z.object({ ...members(wire.text, 'phone_number', 'phone_name'), new_name_status: wire.word }).nullish(),
    waba_account: z.object(members(wire.text, 'external_id', 'name')).nullish(),
  })
  // Either of the two identifies the row.
  .refine(({ id, setup_info }) => (setup_info?.phone_number ?? id ?? null) !== null, { path: ['id'] });
export type ChannelRow = z.infer<typeof channelRow>;

export const wabaOfChannel = z.object({ waba_account: z.unknown() });

/** `external_id` is Meta's ID of the WABA. `status` is a review or a state. */
export const wabaRow = z.object({
  external_id: wire.id,
  ...members(wire.text, 'name', 'namespace'),
  ...members(wire.word, 'status', 'fb_account_status'),
});
export type WabaRow = z.infer<typeof wabaRow>;

/** One number. */
export const numberRow = metaNumber
  .omit({ new_name_status: true })
  .extend({
    ...members(wire.text, 'id', 'display_phone_number'),
    whatsapp_business_manager_messaging_limit: wire.word,
  })
  // Any of the three shows that this is a number.
  .refine((row) => (row.id ?? row.display_phone_number ?? row.health_status ?? null) !== null, { path: ['id'] });
export type NumberRow = z.infer<typeof numberRow>;
