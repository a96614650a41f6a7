/** Topics: what conversations are about, what people need to know on each, and what the bot does. */
export { defaultTopics } from './default-topics.ts';
export { deniedIn, findFieldValue } from './field-values.ts';
export type { ReadingContext } from './find-day.ts';
export { findTopic } from './find-topic.ts';
export { topicCommands } from './topic-commands.ts';
export { sampleTopics } from './sample-topics.ts';
export { createTopicStore } from './topic-store.ts';
export type { Topics } from './topics.ts';
export { createTopics } from './topics.ts';
