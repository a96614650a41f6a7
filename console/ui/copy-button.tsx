import { useEffect, useState } from 'preact/hooks';
import { Check, Copy } from 'lucide';
import { Icon } from './icon.tsx';

/** How long the button says that it worked, in milliseconds. */
const SAID_MS = 2_000;

/** Copies a text, and says whether that worked: a page without the right to the clipboard is told to mark it by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('refused');
    }
  };
  return (
    <button type="button" class="button" onClick={() => void copy()}>
      <Icon icon={said === 'copied' ? Check : Copy} />
      <span aria-live="polite">
        {said === 'copied' ? 'Copied' : said === 'refused' ? 'Mark the text and copy it' : label}
      </span>
    </button>
  );
}
