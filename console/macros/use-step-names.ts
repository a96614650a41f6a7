import { useEffect, useState } from 'preact/hooks';
import type { DirectoryPerson, DirectoryTeam } from '../../protocol/handing-on-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { TopicRef } from '../../protocol/topics.ts';
import { useConsole } from '../app/console-context.ts';
import type { StepNames } from './macro-words.ts';

/** Teams, colleagues and topics that steps can refer to. */
export interface StepChoices extends StepNames {
  teams: readonly DirectoryTeam[];
  people: readonly DirectoryPerson[];
  topics: readonly TopicRef[];
}

/** Asks for them once; topics are those of a conversation's inbox. Until they are there, steps say "a team". */
export function useStepNames(conversation: ConversationId | null): StepChoices {
  const { client } = useConsole();
  const [found, setFound] = useState<{ teams: readonly DirectoryTeam[]; people: readonly DirectoryPerson[]; topics: readonly TopicRef[] }>({ teams: [], people: [], topics: [] });
  useEffect(() => {
    let wanted = true;
    const topics = conversation === null ? client.ask('topics.all', {}) : client.ask('topics.of', { conversation });
    void Promise.all([client.ask('desk.directory', {}), topics]).then(([directory, answer]) => {
      if (!wanted) return;
      setFound({ teams: directory.ok ? directory.data.teams : [], people: directory.ok ? directory.data.people : [], topics: answer.ok ? answer.data.topics : [] });
    });
    return () => {
      wanted = false;
    };
  }, [conversation]);
  return {
    ...found,
    team: (id) => found.teams.find((one) => one.id === id)?.name ?? 'a team',
    person: (id) => found.people.find((one) => one.id === id)?.name ?? 'a colleague',
    topic: (key) => found.topics.find((one) => one.key === key)?.name ?? key,
  };
}
