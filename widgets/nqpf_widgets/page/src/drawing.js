/**
 * What a page loads when its first explorer wakes: everything that draws and moves.
 */
import { Live } from "./live.js";

/**
 * Wake an explorer.
 * @param {HTMLElement} host @param {import("./types.js").Page} page
 * @param {import("./interpreter.js").Interpreter} model shared by the explorers of the page
 */
export async function wake(host, page, model) {
  const live = new Live(host, page, model);
  await live.start();
  return live;
}
