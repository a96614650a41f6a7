import type { AuditChange, AuditEntry } from '../../protocol/audit-contract.ts';
import { articleAddress, chatsAddress } from '../app/route.ts';
import { Time } from '../ui/time.tsx';
import { fullTime } from '../ui/time-words.ts';
import { actionWords, actorWords, fieldWords } from './audit-words.ts';

/** Differences beyond these are folded away. */
const SHOWN = 4;

/** One entry: a sentence, when and from where, and what was different. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { actor, at, address, changes } = entry;
  return (
    <li class="audit-row">
      <p>
        <strong>{actorWords(actor)}</strong> {actionWords(entry)} <ObjectName entry={entry} />
      </p>
      <p class="muted small">
        <Time at={at}>{fullTime(at)}</Time>
        {address !== null && <> · from {address}</>}
      </p>
      {changes.length > 0 && <Changes changes={changes.slice(0, SHOWN)} />}
      {changes.length > SHOWN && (
        <details>
          <summary class="small">{changes.length - SHOWN === 1 ? 'One more difference' : `${changes.length - SHOWN} more differences`}</summary>
          <Changes changes={changes.slice(SHOWN)} />
        </details>
      )}
    </li>
  );
}

function ObjectName({ entry: { actor, object, action } }: { entry: AuditEntry }) {
  // Who signs in, signs in as themself.
  if (object.kind === 'session' && actor.kind !== 'system') return null;
  const name = object.name ?? object.id;
  if (object.kind === 'conversation') return <a href={chatsAddress('all', object.id)}>{name}</a>;
  if (object.kind === 'article' && /^[A-Za-z0-9_-]{22}$/.test(object.id) && action !== 'article.deleted' && action !== 'article.imported') {
    return <a href={articleAddress(object.id)}>{name}</a>;
  }
  return <span>{name}</span>;
}

function Changes({ changes }: { changes: readonly AuditChange[] }) {
  return (
    <dl class="audit-changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldWords(field)}</dt>
          <dd>
            <del>{before ?? 'nothing'}</del> <span aria-hidden="true">→</span> <span class="sr-only">became</span> <ins>{after ?? 'nothing'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
