import type { IconNode } from 'lucide';
import { isReadable, onColor } from '../../protocol/contrast.ts';
import { Icon } from '../ui/icon.tsx';
import type { WebsiteDraft } from './website-draft.ts';

/** The picture on the widget's own button. */
const BUBBLE: IconNode = [['path', { d: 'M7 4h10a5 5 0 0 1 0 14h-4l-5 4v-4H7A5 5 0 0 1 7 4zm1 7h0m4 0h0m4 0h0' }]];

/** Roughly what a customer sees: the head of the panel, the topics and the launcher, in the chosen colour. */
export function LauncherPreview({ draft }: { draft: WebsiteDraft }) {
  const color = /^#[0-9a-f]{6}$/.test(draft.color) && isReadable(draft.color) ? draft.color : null;
  const paint = color === null ? {} : { background: color, color: onColor(color) };
  return (
    <section class="card card-body stack-s" aria-label="Preview">
      <h2>Preview</h2>
      {color === null && <p class="field-problem">Shown without a colour until one is chosen that text can be read on.</p>}
      <div class="preview" aria-hidden="true">
        <div class="preview-panel">
          <p class="preview-head" style={paint}>
            {draft.companyName}
          </p>
          <p class="preview-greeting">{draft.greeting}</p>
          <div class="preview-topics">
            {draft.topics.map((topic, at) => (
              <span key={at} class="preview-topic">
                {topic.label}
              </span>
            ))}
          </div>
        </div>
        <span class="preview-launcher" style={paint}>
          <Icon icon={BUBBLE} />
        </span>
      </div>
    </section>
  );
}
