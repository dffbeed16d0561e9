/**
 * What a page loads when its first explorer wakes: everything that draws and moves.
 */
import { Live } from "./live.js";
import { keepSteady } from "./steady.js";

/** What changes its words, and so perhaps its height, from view to view. */
const CHANGING = "figcaption, .nqpf-legend, .nqpf-readouts, .nqpf-reading";

/**
 * Wake an explorer.
 * @param {HTMLElement} host @param {import("./types.js").Page} page
 * @param {import("./interpreter.js").Interpreter} model shared by the explorers of the page
 */
export async function wake(host, page, model) {
  const live = new Live(host, page, model);
  const letGo = keepSteady([.../** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll(CHANGING))]);
  await live.start();
  return {
    close() {
      live.close();
      letGo();
    },
  };
}
