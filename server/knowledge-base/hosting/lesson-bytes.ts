import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Lesson } from '../engine/lesson.ts';
import { LESSON_FORMAT } from '../engine/lesson.ts';

/** What was learnt, as bytes to keep or to hand to another thread. Takes tens of milliseconds: not for the thread that serves others. */
export function packLesson(lesson: Lesson): Uint8Array {
  return Uint8Array.from(gzipSync(serialize({ format: LESSON_FORMAT, lesson }), { level: 1 }));
}

/** The lesson in those bytes; null where they are of another format, or are none. */
export function unpackLesson(bytes: Uint8Array): Lesson | null {
  try {
    const { format, lesson } = deserialize(gunzipSync(bytes)) as { format: number; lesson: Lesson };
    return format === LESSON_FORMAT ? lesson : null;
  } catch {
    return null;
  }
}
