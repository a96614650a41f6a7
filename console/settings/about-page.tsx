import { useConsole } from '../app/console-context.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { SettingsLayout } from './settings-layout.tsx';

const KINDS = {
  mongodb: 'MongoDB, by MONGODB_URI',
  mongod: 'MongoDB, started by Porchlight',
  embedded: 'Embedded engine',
} as const;

/** What this installation runs on, and how to move to MongoDB. */
export function AboutPage() {
  const { client } = useConsole();
  const welcome = client.welcome.value;
  return (
    <SettingsLayout current="about" title="About this installation">
      {welcome && (
        <dl class="facts about-facts">
          <dt>Company</dt>
          <dd>{welcome.companyName}</dd>
          <dt>Store</dt>
          <dd>{KINDS[welcome.store.kind]}</dd>
          <dt>Details</dt>
          <dd>{welcome.store.description}</dd>
          <dt>Protocol</dt>
          <dd>Version {PROTOCOL_VERSION}</dd>
        </dl>
      )}
      {welcome?.store.kind === 'embedded' && <MoveToMongo />}
    </SettingsLayout>
  );
}

function MoveToMongo() {
  return (
    <section class="stack" aria-labelledby="move-title">
      <h2 id="move-title">Move to MongoDB</h2>
      <p>
        The embedded engine is made for trying out and for small installs. Before you depend on this desk, move to a MongoDB server,
        best a replica set. Nothing is lost on the way:
      </p>
      <ol class="steps">
        <li>
          Save everything into one file: <code class="code">npm run porchlight -- backup porchlight.backup</code>
        </li>
        <li>
          Stop the server, and set its environment to your MongoDB: <code class="code">MONGODB_URI=mongodb://db.example.com/porchlight</code>
        </li>
        <li>
          Load the file there: <code class="code">npm run porchlight -- restore porchlight.backup</code>
        </li>
        <li>
          Start again: <code class="code">npm start</code>
        </li>
      </ol>
    </section>
  );
}
