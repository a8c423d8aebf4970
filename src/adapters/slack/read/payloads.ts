import { z } from 'zod';
import {
  fileSchema,
  groupShape,
  slackMessageSchema,
  userShape,
} from '../receive/message-payloads.ts';
import { flag, list, mayBe, part, text, texts } from '../schema.ts';

/*
 * What Slack's Web API replies to questions (docs.slack.dev/reference/methods), as far as it is
 * used.
 */

/** `auth.test` */
export const selfSchema = part({
  user_id: text,
  bot_id: text,
  team_id: text,
  user: text,
  team: text,
});

const page = { response_metadata: part({ next_cursor: text }) };

/** `conversations.history` and `conversations.replies` */
export const messagesPageSchema = part({ ...page, messages: list(slackMessageSchema) });

/** `conversations.members` */
export const membersPageSchema = part({ ...page, members: texts });

const restriction = part({ type: texts, user: texts });

/** Whether a list contains a person, or cannot be read. */
const invited = z
  .array(z.unknown())
  .nullable()
  .default([])
  .transform((ids) => ids !== null && ids.length > 0)
  .catch(true);

/** `conversations.info` (docs.slack.dev/reference/objects/conversation-object) */
export const conversationSchema = part({
  channel: part({
    id: text,
    name: text,
    user: text,
    context_team_id: text,
    shared_team_ids: texts,
    /** Organisations that were invited and have not come yet, by whichever name Slack tells. */
    pending_shared: invited,
    pending_connected_team_ids: invited,
    connected_team_ids: texts,
    internal_team_ids: texts,
    is_im: flag,
    is_mpim: flag,
    /** Private unless Slack says that it is public. */
    is_private: z.boolean().default(true).catch(true),
    is_shared: mayBe,
    is_ext_shared: mayBe,
    is_pending_ext_shared: mayBe,
    is_org_shared: mayBe,
    is_global_shared: mayBe,
    is_archived: flag,
    is_frozen: flag,
    is_read_only: flag,
    is_thread_only: flag,
    properties: part({ posting_restricted_to: restriction, threads_restricted_to: restriction }),
  }),
});

export type ConversationInfo = z.output<typeof conversationSchema>['channel'];

/** `users.info` */
export const userSchema = part({ user: part(userShape) });

export type UserInfo = z.output<typeof userSchema>['user'];

/** `usergroups.list` */
export const usergroupsSchema = part({ usergroups: list(z.object(groupShape)) });

export type UsergroupInfo = z.output<typeof usergroupsSchema>['usergroups'][number];

/** `files.info` */
export const fileInfoSchema = z.object({ file: fileSchema });

/**
 * `assistant.search.context`. A reply without results is not a search reply at all; results that
 * are not messages are left out.
 */
export const searchSchema = z.object({
  results: z.object({
    messages: z
      .array(
        z
          .object({
            author_user_id: text,
            author_name: text,
            channel_id: text,
            message_ts: text,
            content: text,
            is_author_bot: flag,
            permalink: text,
          })
          .nullable()
          .catch(null),
      )
      .default([]),
  }),
});

export type FoundPayload = NonNullable<
  z.output<typeof searchSchema>['results']['messages'][number]
>;

/** `chat.getPermalink` */
export const permalinkSchema = part({ permalink: text });
