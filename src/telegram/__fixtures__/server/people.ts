import type { Chat, ChatMember, User, UserFromGetMe } from 'grammy/types';
import type { ChatRecord, MemberStatus } from './chat-record.ts';

/** The bot as `getMe` has it. */
export const BOT = {
  id: 4242,
  is_bot: true,
  first_name: '问报',
  username: 'wenbao_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
} as const satisfies UserFromGetMe;

/** Who stands as the sender where an administrator stays anonymous. */
export const GROUP_ANONYMOUS_BOT: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** A chat as it stands in messages. */
export function chatJson({ id, kind, title, topics }: ChatRecord, person: User | undefined): Chat {
  if (kind === 'private') return { id, type: kind, first_name: person?.first_name ?? title };
  if (kind === 'supergroup') return { id, type: kind, title, ...(topics.size > 0 ? { is_forum: true } : {}) };
  return { id, type: kind, title };
}

const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/** A member of a chat as `getChatMember` has it. */
export function memberJson(user: User, status: MemberStatus): ChatMember {
  if (status === 'creator') return { status, user, is_anonymous: false };
  if (status === 'administrator') return { status, user, ...ADMIN_RIGHTS };
  if (status === 'kicked') return { status, user, until_date: 0 };
  return status === 'left' ? { status, user } : { status, user };
}
