import { createHash } from 'node:crypto';
import type { goldenContract } from '../../../protocol/golden-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import type { Desk } from '../desk/create-desk.ts';
import { startTrial } from '../desk/try-first.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';

/** The golden set and the synonyms. */
export function goldenCommands({ parts, sources }: Desk): Pick<StaffHandlers, keyof typeof goldenContract> {
  return {
    async 'golden.list'({ user }) {
      assertMayEdit(user);
      return { questions: await parts.golden.all() };
    },
    async 'golden.put'({ user }, entry) {
      assertMayEdit(user);
      return { question: await parts.golden.put(entry, parts.clock.now()) };
    },
    async 'golden.remove'({ user }, { id }) {
      assertMayEdit(user);
      await parts.golden.remove(id);
      return null;
    },
    async 'golden.run'({ user }) {
      assertMayEdit(user);
      return { trial: await startTrial(parts, user.id, []) };
    },
    async 'synonyms.list'({ user }) {
      assertMayEdit(user);
      return shown(await sources.synonyms());
    },
    async 'synonyms.save'({ user }, { revision, groups }) {
      assertMayEdit(user);
      const known = await sources.synonyms();
      // What lies there already is a repetition, whatever it was based on.
      if (revisionOf(known) === revisionOf(groups)) return shown(known);
      if (revisionOf(known) !== revision) throw new AppError('conflict', 'Somebody has changed the synonyms meanwhile; look at them again.');
      await sources.saveSynonyms(groups);
      return shown(await sources.synonyms());
    },
  };
}

const shown = (groups: readonly SynonymGroup[]) => ({ groups, revision: revisionOf(groups) });

/** A number that is another for other groups: 48 bits of their hash. */
function revisionOf(groups: readonly SynonymGroup[]): number {
  return createHash('sha256').update(JSON.stringify(groups)).digest().readUIntBE(0, 6);
}
