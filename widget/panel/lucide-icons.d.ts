/** Single icons: the package's own entry would have the build read all 2,000. */
declare module 'lucide/dist/esm/icons/*' {
  import type { IconNode } from 'lucide';
  const icon: IconNode;
  export default icon;
}
