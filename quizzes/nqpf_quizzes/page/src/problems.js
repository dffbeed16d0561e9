/**
 * Say what stands in the way of keeping a reader's progress, if that is news.
 * @param {import("./store.js").Store} store
 * @param {import("nqpf_widgets/page/src/status.js").Status} status @param {import("./types.js").Text} text
 */
export function tellProblems(store, status, text) {
  const sentences = store.problems().map(([key, count]) => text.message(key, { count: String(count) }));
  if (sentences.length) status.say(sentences.join(" "));
}
