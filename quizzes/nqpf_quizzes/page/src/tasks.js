/**
 * Keeps the explorers' tasks: those finished before are ticked before an explorer wakes, which then
 * leaves them so; new ones are noted.
 * @param {import("./store.js").Store} store
 */
export function keepTasks(store) {
  const { task: done } = store.read();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("nqpf-explorer [data-task]"))) {
    const name = item.closest("nqpf-explorer")?.getAttribute("name");
    if (done.has(`${name}/${item.dataset.task}`)) item.dataset.done = "true";
  }
  addEventListener("nqpf-task", (event) => {
    const { explorer, task } = /** @type {CustomEvent} */ (event).detail;
    store.put("task", `${explorer}/${task}`, { at: Date.now() });
  });
}
