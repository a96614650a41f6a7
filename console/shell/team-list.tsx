import { useConsole } from '../app/console-context.ts';

/** The others who serve here, and whether they take conversations now. */
export function TeamList() {
  const { desk, user } = useConsole();
  const others = desk.team.value.filter(({ id }) => id !== user.id);
  if (others.length === 0) return null;
  return (
    <div class="menu-group">
      <p class="field-label" id="team-title">
        Team
      </p>
      <ul aria-labelledby="team-title">
        {others.map(({ id, name, status, reason }) => (
          <li key={id} class="row small">
            <span class={`dot dot-${status}`} aria-hidden="true" />
            {name} <span class="muted">{reason === undefined ? status : `${status}: ${reason}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
