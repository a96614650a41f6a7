import { useRef } from 'preact/hooks';
import { Image } from 'lucide';
import { Icon } from '../ui/icon.tsx';
import { TextField } from '../ui/field.tsx';
import type { HelpSiteModel } from './help-site-model.ts';

/** The picture in the head of every page: uploaded, or by its address. */
export function LogoField({ model, logoUrl, problem }: { model: HelpSiteModel; logoUrl: string; problem: string | undefined }) {
  const file = useRef<HTMLInputElement>(null);
  const { busy, refused } = model.logo.value;
  return (
    <div>
      <div class="adder">
        <TextField
          label="Logo"
          type="text"
          hint="Upload a picture, or give the https address of one. Shown 32 pixels high."
          value={logoUrl}
          problem={problem ?? (refused ? `Not uploaded. ${refused.message}` : null)}
          onInput={(value) => model.edit({ logoUrl: value })}
        />
        <button type="button" class="button" disabled={busy} onClick={() => file.current?.click()}>
          <Icon icon={Image} />
          {busy ? 'Uploading…' : 'Upload a logo'}
        </button>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen) void model.uploadLogo(chosen);
        }}
      />
    </div>
  );
}
