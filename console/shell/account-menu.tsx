import { useState } from 'preact/hooks';
import { Bell, ChevronDown, KeyRound, Keyboard, LogOut, ShieldCheck, Volume2 } from 'lucide';
import { can } from '../../protocol/roles.ts';
import { addressOf } from '../app/route.ts';
import { UndoChoice } from '../composer/undo-choice.tsx';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { roleName } from '../people/role-words.ts';
import { NoticeSwitch } from '../attention/notice-switch.tsx';
import { beep } from '../attention/beep.ts';
import { TeamList } from './team-list.tsx';
import type { Theme } from './theme.ts';

const THEMES: readonly { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** Everything about oneself: appearance, how to be called, password, sign out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { user, session, theme, notices } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const signOut = async () => {
    const answer = await session.signOut();
    if (!answer.ok) setProblem('Not signed out: the server cannot be reached. Try again.');
  };
  return (
    <Menu
      label={`Account: ${user.name}`}
      button={
        <>
          <span class="avatar" aria-hidden="true">
            {initials(user.name)}
          </span>
          <Icon icon={ChevronDown} />
        </>
      }
    >
      {(close) => (
        <>
          <div class="menu-group">
            <p class="menu-name">{user.name}</p>
            <p class="muted small">
              {user.email} · {roleName(user.role)}
            </p>
          </div>
          <TeamList />
          <fieldset class="menu-group">
            <legend class="field-label">Appearance</legend>
            {THEMES.map(({ theme: choice, label }) => (
              <label key={choice} class="choice small">
                <input type="radio" name="theme" checked={theme.theme.value === choice} onChange={() => (theme.theme.value = choice)} />
                {label}
              </label>
            ))}
          </fieldset>
          <div class="menu-group stack-s">
            <label class="choice small">
              <input
                type="checkbox"
                checked={notices.settings.value.sound}
                onChange={(event) => {
                  const sound = event.currentTarget.checked;
                  void notices.change({ sound });
                  if (sound) beep(notices.settings.peek().volume);
                }}
              />
              <Icon icon={Volume2} />
              Sound for new chats and messages
            </label>
            <div class="row small">
              <Icon icon={Bell} />
              <NoticeSwitch />
            </div>
            {can(user, 'desk') && (
              <a class="small" href={addressOf('notices')} onClick={close}>
                How you are called
              </a>
            )}
          </div>
          {can(user, 'desk') && (
            <div class="menu-group">
              <UndoChoice />
            </div>
          )}
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              close();
              onShortcuts();
            }}
          >
            <Icon icon={Keyboard} />
            Keyboard shortcuts
          </button>
          <a class="menu-item" href={addressOf('security')} onClick={close}>
            <Icon icon={ShieldCheck} />
            Account and security
          </a>
          <a class="menu-item" href={addressOf('password')} onClick={close}>
            <Icon icon={KeyRound} />
            Change password
          </a>
          <button type="button" class="menu-item" onClick={() => void signOut()}>
            <Icon icon={LogOut} />
            Sign out
          </button>
          {problem && (
            <p class="field-problem" role="alert">
              {problem}
            </p>
          )}
        </>
      )}
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
