import { find } from "nqpf_widgets/page/src/html.js";
import { Status } from "nqpf_widgets/page/src/status.js";
import { Text } from "nqpf_widgets/page/src/text.js";
import messages from "../../messages.json";
import { tellProblems } from "./problems.js";
import { Question } from "./question.js";

/**
 * Bring the practice of a chapter to life.
 * @param {HTMLElement} host @param {import("./types.js").Page} page @param {import("./store.js").Store} store
 */
export async function wakePractice(host, page, store) {
  page.model.start();
  const text = new Text(page.formats, { ...page.messages, ...messages });
  const status = new Status(host);
  const kept = () => tellProblems(store, status, text);
  const { seed, items } = JSON.parse(find(host, ".nqpf-keys").textContent ?? "");
  const practice = { model: page.model, text, store, seed, kept };
  const questions = items.map((/** @type {import("./types.js").Item} */ item) => {
    const form = /** @type {HTMLFormElement} */ (find(host, `[data-item="${item.id}"]`));
    return new Question(form, item, practice);
  });
  for (const question of questions) question.open();
  void restore(questions, status, text).then(kept);
}

/** @param {Question[]} questions @param {Status} status @param {Text} text */
async function restore(questions, status, text) {
  try {
    await Promise.all(questions.map((question) => question.restore()));
  } catch (problem) {
    status.say(text.message("check_failed", { reason: /** @type {Error} */ (problem).message }));
  }
  for (const { verdict } of questions) verdict.speak();
}
