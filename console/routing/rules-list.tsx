import { useState } from 'preact/hooks';
import { ArrowDown, ArrowUp, GripVertical, Plus, X } from 'lucide';
import { RULES_MAX } from '../../protocol/routing-contract.ts';
import type { RoutingChoices } from '../../protocol/routing-contract.ts';
import { ANYTHING } from '../../protocol/routing.ts';
import type { RoutingRule } from '../../protocol/routing.ts';
import { Icon } from '../ui/icon.tsx';
import { RuleForm } from './rule-form.tsx';
import { ruleSentence } from './rule-words.ts';

/** The rules in their order: moved by buttons or by dragging, opened one at a time. */
export function RulesList({ rules, choices, problems, onChange }: {
  rules: readonly RoutingRule[];
  choices: RoutingChoices;
  problems: Readonly<Record<string, string>>;
  onChange: (rules: readonly RoutingRule[]) => void;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ rule: RoutingRule; at: number } | null>(null);
  const move = (from: number, to: number) => {
    const next = [...rules];
    const [rule] = next.splice(from, 1);
    if (rule === undefined) return;
    next.splice(to, 0, rule);
    onChange(next);
    setSaid(`${rule.name || 'The rule'} is now number ${to + 1}.`);
  };
  const add = () => {
    const rule: RoutingRule = { id: crypto.randomUUID().replaceAll('-', '').slice(0, 22), name: '', when: ANYTHING, team: null, priority: 'normal', skills: [] };
    onChange([...rules, rule]);
    setOpen(rule.id);
  };
  const remove = (at: number) => {
    const rule = rules[at];
    if (rule === undefined) return;
    setRemoved({ rule, at });
    onChange(rules.filter((_, i) => i !== at));
  };
  const putBack = () => {
    if (removed === null) return;
    onChange([...rules.slice(0, removed.at), removed.rule, ...rules.slice(removed.at)]);
    setRemoved(null);
  };
  return (
    <div class="stack-s">
      {rules.length === 0 && <p class="muted">There are no rules yet: every conversation goes to the team of its inbox, or to everybody.</p>}
      <ol class="topics stack-s" aria-label="Rules">
        {rules.map((rule, at) => {
          const name = rule.name || `Rule ${at + 1}`;
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; the buttons do the same by keyboard
            <li
              key={rule.id}
              class={dragged === rule.id ? 'card rule-dragged' : 'card'}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                const from = rules.findIndex(({ id }) => id === dragged);
                if (from >= 0 && from !== at) move(from, at);
              }}
              onDrop={(event) => event.preventDefault()}
            >
              <div class="topic-head">
                <span
                  class="rule-grip"
                  draggable
                  aria-hidden="true"
                  onDragStart={(event) => {
                    event.dataTransfer?.setData('text/plain', rule.id);
                    setDragged(rule.id);
                  }}
                  onDragEnd={() => setDragged(null)}
                >
                  <Icon icon={GripVertical} />
                </span>
                <button type="button" class="topic-open" aria-expanded={open === rule.id} onClick={() => setOpen(open === rule.id ? null : rule.id)}>
                  <span class="topic-name">{name}</span>{' '}
                  <span class="small muted">{ruleSentence(rule, choices)}</span>
                  {Object.keys(problems).some((path) => path.startsWith(`rules.${at}.`)) && <span class="field-problem">Something here still has to be put right.</span>}
                </button>
                <span class="row topic-tools">
                  <button type="button" class="button button-quiet button-icon" disabled={at === 0} aria-label={`Move ${name} up`} onClick={() => move(at, at - 1)}>
                    <Icon icon={ArrowUp} />
                  </button>
                  <button type="button" class="button button-quiet button-icon" disabled={at === rules.length - 1} aria-label={`Move ${name} down`} onClick={() => move(at, at + 1)}>
                    <Icon icon={ArrowDown} />
                  </button>
                  <button type="button" class="button button-quiet button-icon" aria-label={`Remove ${name}`} onClick={() => remove(at)}>
                    <Icon icon={X} />
                  </button>
                </span>
              </div>
              {open === rule.id && (
                <RuleForm rule={rule} choices={choices} path={`rules.${at}`} problems={problems} onChange={(change) => onChange(rules.map((each, i) => (i === at ? { ...each, ...change } : each)))} />
              )}
            </li>
          );
        })}
      </ol>
      <p class="sr-only" role="status">{said}</p>
      <div class="row">
        {rules.length < RULES_MAX && (
          <button type="button" class="button" onClick={add}>
            <Icon icon={Plus} />
            Add a rule
          </button>
        )}
        {removed !== null && (
          <span class="small" role="status">
            “{removed.rule.name || 'The rule'}” was taken out. <button type="button" class="button-link" onClick={putBack}>Undo</button>
          </span>
        )}
      </div>
    </div>
  );
}
